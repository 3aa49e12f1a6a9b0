import type { UnsubscribeWords } from './leaving-words.ts'

/** Leaving, in Spanish. */
export const spanish: UnsubscribeWords = {
  unsubscribe: (list) => ({
    title: `¿Dejar ${list}?`,
    lead: `Pulse el botón y no recibirá más correos de «${list}».`,
    button: 'Darme de baja',
  }),
  everything: {
    lead: 'También recibe otros correos nuestros.',
    button: 'Darme de baja de todo',
  },
  left: (list) => ({
    title: 'Su baja está hecha.',
    text: list === null ? 'No recibirá más correos nuestros.' : `No recibirá más correos de «${list}».`,
  }),
  leftEverything: {
    title: 'Su baja está hecha.',
    text: 'Se ha dado de baja de todo: no recibirá más correos nuestros.',
  },
  undo: {
    lead: '¿Ha sido un error?',
    everything: '¿Ha sido un error? Volverá a recibir todo lo que dejó de una vez.',
    button: 'Deshacer la baja',
  },
  undoQuestion: (list) => ({
    title: `¿Volver a ${list}?`,
    lead: `Pulse el botón y recibirá «${list}» como antes.`,
    button: 'Deshacer la baja',
  }),
  undoEverything: {
    title: '¿Volver a todo?',
    lead: 'Pulse el botón y recibirá como antes todo lo que dejó de una vez.',
    button: 'Deshacer la baja',
  },
  undone: (list) => ({
    title: 'La baja está deshecha.',
    text: `Recibe «${list}» como antes. Lo que ya ha recibido no se vuelve a enviar.`,
    more: 'Cada correo incluye un enlace para darse de baja con un clic.',
  }),
  undoneEverything: {
    title: 'La baja está deshecha.',
    text: 'Vuelve a recibir todo lo que dejó de una vez. Lo que ya ha recibido no se vuelve a enviar.',
    more: 'Cada correo incluye un enlace para darse de baja con un clic.',
  },
  undoTooLate: (list, href) => ({
    title: 'Esta baja ya no se puede deshacer',
    text: `Para volver a recibir «${list}», suscríbase de nuevo.`,
    link: { href, words: 'Suscribirme' },
  }),
  why: {
    title: '¿Quiere decirnos por qué? No es obligatorio.',
    reasons: {
      'too-often': 'Demasiados correos',
      'not-relevant': 'No es lo que esperaba',
      'never-asked': 'Nunca lo pedí',
      'had-enough': 'Ya he leído lo que necesitaba',
      other: 'Otro motivo',
    },
    note: 'Con sus propias palabras (opcional)',
    hint: 'Como máximo 500 caracteres. No escriba nada privado: la respuesta se guarda con su suscripción.',
    button: 'Enviar',
    thanks: 'Gracias por su respuesta.',
  },
  ask: {
    title: 'Recibir su enlace',
    lead: '¿No encuentra el correo y quiere darse de baja o cambiar algo? Indique su dirección y le enviaremos el enlace.',
    address: 'Dirección de correo',
    button: 'Enviarme el enlace',
    trap: 'Deje este campo vacío',
    errorTitle: 'Revise: recibir su enlace',
    sent: {
      title: 'Mire en su buzón',
      text: 'Si recibe correos nuestros, ya va en camino un mensaje con su enlace.',
      more: 'Un mensaje así se envía como máximo una vez al día. ¿No llega nada? Mire en la carpeta de correo no deseado o pruebe con la dirección a la que llegan nuestros correos.',
    },
    busy: {
      title: 'Inténtelo más tarde, por favor',
      text: 'En este momento recibimos más solicitudes de las que podemos atender. No se ha enviado ningún enlace: envíe el formulario de nuevo dentro de una hora. El enlace de cualquiera de nuestros correos sigue funcionando.',
    },
  },
  testLink: {
    title: 'Era una prueba',
    text: 'Aquí no hay nada de lo que darse de baja. En el correo real, este enlace permite darse de baja con un clic.',
  },
}
