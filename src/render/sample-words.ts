/** What the sample emails say in one language. `{name}` stands where the merge field goes. */
export interface SampleWords {
  readonly list: string
  readonly sender: string
  readonly postal: string
  readonly consent: string
  readonly subject: Readonly<Record<'welcome' | 'lesson' | 'recap' | 'issue', string>>
  readonly preview: string
  readonly hello: string
  readonly helloAnybody: string
  readonly opener: Readonly<Record<'welcome' | 'lesson' | 'recap', string>>
  readonly paragraph: readonly [string, string]
  /** Before, in and after a link. */
  readonly linked: readonly [string, string, string]
  /** Before, in and after what is stressed. */
  readonly stressed: readonly [string, string, string]
  readonly heading: string
  readonly smallHeading: string
  readonly items: readonly [string, string, string]
  readonly inner: readonly [string, string]
  readonly quote: string
  readonly cells: readonly [string, string, string, string, string, string]
  readonly alt: string
  readonly tip: string
  readonly button: string
  readonly reply: string
  readonly ps: string
}

export const english: SampleWords = {
  list: 'Walks along the river',
  sender: 'Maya at Willow Clinic',
  postal: 'Willow Clinic, 12 Mill Lane, Riverton',
  consent: 'I would like to get the series and may leave at any time.',
  subject: {
    welcome: 'Your series: small walks',
    lesson: 'Why walking together helps',
    recap: 'Small walks: all of it in one place',
    issue: 'November: where the river bends',
  },
  preview: 'Side by side, hard things are easier to say.',
  hello: 'Hi {name},',
  helloAnybody: 'Hello,',
  opener: {
    welcome: 'Welcome to a series of three lessons on small walks.',
    lesson: 'Part 1 of 3 on small walks.',
    recap: 'This is the last email of the series on small walks.',
  },
  paragraph: [
    'Two people who walk side by side look at the same road and not at each other.',
    'That makes hard things easier to say, and silence has somewhere to go.',
  ],
  linked: ['A ', 'long study of neighbours', ' found the same.'],
  stressed: ['Those who walked ', 'twice a week', ' knew more of each other.'],
  heading: 'When talk is hard',
  smallHeading: 'On the way',
  items: [
    'Ask about the road: it is a question that nobody can get wrong.',
    'Leave gaps.',
    'Turn back together.',
  ],
  inner: ['Short ones are enough.', 'The way home is part of the walk.'],
  quote: 'We said more in ten minutes on the towpath than in a year at the table.',
  cells: ['Day', 'Walk', 'Monday', 'Old mill', 'Friday', 'Towpath'],
  alt: 'The old mill at dusk',
  tip: 'Invite one person to a walk of ten minutes, and leave your phone at home.',
  button: 'Read the whole article',
  reply: 'Just reply: where do you like to walk?',
  ps: 'Next: what to talk about, and when to be quiet',
}

export const german: SampleWords = {
  list: 'Spaziergänge am Fluss',
  sender: 'Maja von der Weidenklinik',
  postal: 'Weidenklinik, Mühlenweg 12, Flusshausen',
  consent: 'Ich möchte die Reihe erhalten und kann sie jederzeit beenden.',
  subject: {
    welcome: 'Ihre Reihe: kleine Spaziergänge',
    lesson: 'Warum gemeinsames Gehen hilft',
    recap: 'Kleine Spaziergänge: alles an einem Ort',
    issue: 'November: wo der Fluss sich biegt',
  },
  preview: 'Seite an Seite sagt sich Schweres leichter.',
  hello: 'Hallo {name},',
  helloAnybody: 'Guten Tag,',
  opener: {
    welcome: 'Willkommen zu einer Reihe von drei Lektionen über kleine Spaziergänge.',
    lesson: 'Teil 1 von 3 über kleine Spaziergänge.',
    recap: 'Dies ist die letzte E-Mail der Reihe über kleine Spaziergänge.',
  },
  paragraph: [
    'Zwei Menschen, die nebeneinander gehen, sehen auf denselben Weg und nicht einander an.',
    'So sagt sich Schweres leichter, und auch das Schweigen hat seinen Platz.',
  ],
  linked: ['Eine ', 'lange Studie unter Nachbarn', ' kam zu demselben Ergebnis.'],
  stressed: ['Wer ', 'zweimal in der Woche', ' miteinander ging, wusste mehr voneinander.'],
  heading: 'Wenn das Reden schwerfällt',
  smallHeading: 'Unterwegs',
  items: [
    'Fragen Sie nach dem Weg: Auf diese Frage gibt es keine falsche Antwort.',
    'Lassen Sie Pausen.',
    'Kehren Sie gemeinsam um.',
  ],
  inner: ['Kurze genügen.', 'Der Heimweg gehört zum Spaziergang.'],
  quote: 'Auf dem Treidelpfad sagten wir in zehn Minuten mehr als in einem Jahr am Tisch.',
  cells: ['Tag', 'Weg', 'Montag', 'Alte Mühle', 'Freitag', 'Treidelpfad'],
  alt: 'Die alte Mühle in der Dämmerung',
  tip: 'Laden Sie jemanden zu zehn Minuten Gehen ein und lassen Sie das Telefon zu Hause.',
  button: 'Den ganzen Artikel lesen',
  reply: 'Antworten Sie einfach: Wo gehen Sie gern spazieren?',
  ps: 'Als Nächstes: worüber man spricht und wann man schweigt',
}

export const french: SampleWords = {
  list: 'Promenades au bord de l’eau',
  sender: 'Maya, Clinique du Saule',
  postal: 'Clinique du Saule, 12 chemin du Moulin, Rivebelle',
  consent: 'Je souhaite recevoir la série et je peux y mettre fin à tout moment.',
  subject: {
    welcome: 'Votre série : petites promenades',
    lesson: 'Pourquoi marcher ensemble fait du bien',
    recap: 'Petites promenades : tout en un seul endroit',
    issue: 'Novembre : là où la rivière tourne',
  },
  preview: 'Côte à côte, les choses difficiles se disent mieux.',
  hello: 'Bonjour {name},',
  helloAnybody: 'Bonjour,',
  opener: {
    welcome: 'Bienvenue dans une série de trois leçons sur les petites promenades.',
    lesson: 'Partie 1 sur 3 des petites promenades.',
    recap: 'Voici le dernier e-mail de la série sur les petites promenades.',
  },
  paragraph: [
    'Deux personnes qui marchent côte à côte regardent le même chemin et non l’une l’autre.',
    'Les choses difficiles se disent alors mieux, et le silence trouve sa place.',
  ],
  linked: ['Une ', 'longue étude entre voisins', ' est arrivée au même résultat.'],
  stressed: ['Ceux qui marchaient ', 'deux fois par semaine', ' se connaissaient mieux.'],
  heading: 'Quand il est difficile de parler',
  smallHeading: 'En chemin',
  items: [
    'Parlez du chemin : c’est une question à laquelle personne ne peut mal répondre.',
    'Laissez des silences.',
    'Faites demi-tour ensemble.',
  ],
  inner: ['Quelques instants suffisent.', 'Le retour fait partie de la promenade.'],
  quote: 'Nous nous sommes dit plus en dix minutes sur le chemin de halage qu’en un an à table.',
  cells: ['Jour', 'Promenade', 'Lundi', 'Vieux moulin', 'Vendredi', 'Chemin de halage'],
  alt: 'Le vieux moulin au crépuscule',
  tip: 'Invitez quelqu’un à marcher dix minutes, et laissez le téléphone à la maison.',
  button: 'Lire l’article en entier',
  reply: 'Répondez simplement : où aimez-vous marcher ?',
  ps: 'La suite : de quoi parler, et quand se taire',
}

export const spanish: SampleWords = {
  list: 'Paseos junto al río',
  sender: 'Maya, Clínica del Sauce',
  postal: 'Clínica del Sauce, Camino del Molino 12, Riveralta',
  consent: 'Deseo recibir la serie y puedo darme de baja en cualquier momento.',
  subject: {
    welcome: 'Su serie: pequeños paseos',
    lesson: 'Por qué ayuda caminar en compañía',
    recap: 'Pequeños paseos: todo en un solo lugar',
    issue: 'Noviembre: donde el río da la vuelta',
  },
  preview: 'Lado a lado, lo difícil se dice mejor.',
  hello: 'Hola, {name}:',
  helloAnybody: 'Hola:',
  opener: {
    welcome: 'Le damos la bienvenida a una serie de tres lecciones sobre pequeños paseos.',
    lesson: 'Parte 1 de 3 sobre pequeños paseos.',
    recap: 'Este es el último correo de la serie sobre pequeños paseos.',
  },
  paragraph: [
    'Dos personas que caminan lado a lado miran el mismo camino y no la una a la otra.',
    'Así lo difícil se dice mejor, y el silencio también tiene su lugar.',
  ],
  linked: ['Un ', 'largo estudio entre vecinos', ' llegó al mismo resultado.'],
  stressed: ['Quienes caminaban ', 'dos veces por semana', ' se conocían mejor.'],
  heading: 'Cuando cuesta hablar',
  smallHeading: 'Por el camino',
  items: [
    'Pregunte por el camino: es una pregunta que nadie puede responder mal.',
    'Deje silencios.',
    'Vuelvan en compañía.',
  ],
  inner: ['Basta con que sean breves.', 'El regreso forma parte del paseo.'],
  quote: 'Nos dijimos más en diez minutos por el camino de sirga que en un año a la mesa.',
  cells: ['Día', 'Paseo', 'Lunes', 'Molino viejo', 'Viernes', 'Camino de sirga'],
  alt: 'El molino viejo al anochecer',
  tip: 'Invite a alguien a caminar diez minutos y deje el teléfono en casa.',
  button: 'Leer el artículo completo',
  reply: 'Responda sin más: ¿por dónde le gusta caminar?',
  ps: 'Lo siguiente: de qué hablar y cuándo callar',
}
