// The one script of the preview: the page loads again when the server has started anew; a few keys; switches that
// need no button; a list of emails that is closed at first on a phone.
document.documentElement.classList.add('scripted')

let started = null
const events = new EventSource('/events')
events.addEventListener('started', ({ data }) => {
  if (started !== null && started !== data) location.reload()
  started = data
  document.body.classList.remove('waiting')
})
events.addEventListener('error', () => document.body.classList.add('waiting'))

for (const select of document.querySelectorAll('.switches select'))
  select.addEventListener('change', () => select.form.requestSubmit())

if (matchMedia('(max-width: 760px)').matches) document.querySelector('.contents details').open = false

function follow(links, at) {
  const link = links[at]
  if (link) location.assign(link.href)
}

document.addEventListener('keydown', ({ key, target, ctrlKey, metaKey, altKey }) => {
  if (ctrlKey || metaKey || altKey || target.matches('select, input')) return
  const emails = [...document.querySelectorAll('.contents li a')]
  const now = emails.findIndex((link) => link.hasAttribute('aria-current'))
  if (key === 'j') follow(emails, now + 1)
  if (key === 'k') follow(emails, now - 1)
  if (/^[1-9]$/.test(key)) follow([...document.querySelectorAll('.views a')], Number(key) - 1)
})
