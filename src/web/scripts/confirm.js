// Confirms once somebody has seen the page for a second. Whoever does not want that closes it.
const form = document.querySelector('form')
let waiting

function look() {
  clearTimeout(waiting)
  if (document.visibilityState === 'visible' && !document.prerendering) {
    waiting = setTimeout(() => form.requestSubmit(), 1000)
  }
}

document.addEventListener('visibilitychange', look)
document.addEventListener('prerenderingchange', look)
form.addEventListener('submit', () => clearTimeout(waiting))
look()
