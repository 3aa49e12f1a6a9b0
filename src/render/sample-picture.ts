/** A drawing in the place of a picture that is not fetched: a wide word for a logo, else a landscape. SVG. */
export function picture(address: string): string {
  return /logo/i.test(address) ? logo(address) : landscape
}

function logo(address: string): string {
  const ink = /dark/i.test(address) ? '#ffffff' : '#1f4fa3'
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="148" height="40" viewBox="0 0 148 40">',
    `<path d="M2 28q9-14 18 0t18 0" fill="none" stroke="${ink}" stroke-width="5" stroke-linecap="round"/>`,
    `<text x="46" y="29" font-family="sans-serif" font-size="21" font-weight="700" fill="${ink}">Riverside</text>`,
    '</svg>',
  ].join('')
}

const landscape = [
  '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675" viewBox="0 0 1200 675">',
  '<rect width="1200" height="675" fill="#f3c9a0"/><circle cx="860" cy="250" r="90" fill="#fbe9c6"/>',
  '<path d="M0 430q300-160 600 0t600-40v285H0z" fill="#5f7f77"/>',
  '<path d="M0 560q300-60 600 0t600-10v125H0z" fill="#8fb3bd"/>',
  '</svg>',
].join('')
