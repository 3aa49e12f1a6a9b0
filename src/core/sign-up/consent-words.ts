import { type Catalogue, wordsIn } from '../language/reader-language.ts'

const catalogue: Catalogue<(list: string) => string> = {
  en: (list) => `Yes, send me ${list} by email. I can leave at any time with one click.`,
  de: (list) => `Ja, ich möchte E-Mails bekommen: ${list}. Abbestellen kann ich jederzeit mit einem Klick.`,
  fr: (list) =>
    `Oui, je souhaite recevoir par e-mail : ${list}. Je peux me désabonner à tout moment en un clic.`,
  es: (list) =>
    `Sí, quiero recibir por correo: ${list}. Puedo darme de baja en cualquier momento con un clic.`,
}

/** What people agree to where a marketer has not written it: in the list's language. */
export function consentWords(list: string, language: string): string {
  return wordsIn(catalogue, language)(list)
}
