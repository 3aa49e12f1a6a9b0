/** Six paragraphs, each its own, as long as those of articles are. */
export const riverParagraphs: readonly string[] = [
  'The river rose by two metres in a single night, and by the morning the lower meadows had become a lake that reached the first gardens of the village.',
  'Nobody was surprised, because the old marks on the wall of the mill show that it has done so in every other spring for at least two hundred years.',
  'What was new, said the miller, was how soon the water went back again, since the ditches that the children had cleared in autumn carried it away.',
  'The school had asked for a task that would be useful to all, and the ditches were the one thing that every family complained of and nobody mended.',
  'Forty children dug on three Saturdays, with spades that were lent by the fire brigade, and a baker who lives by the bridge brought bread and soup.',
  'Next year they want to plant willows along the bank, whose roots hold the earth, and the council has already promised to pay for the young trees.',
]

const paragraphs = (texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join('\n')

/** A page of a newspaper with all that such pages have around an article; `inside` goes after its third paragraph. */
export function newsPage({ inside = '', after = '' }: { inside?: string; after?: string } = {}): string {
  return `<!doctype html><html lang="en-GB"><head><title>The river that the children tamed | Valley News</title>
<meta property="og:title" content="The river that the children tamed"><meta property="og:site_name" content="Valley News">
<link rel="canonical" href="https://example.com/river"></head><body>
<header class="site-header"><a href="/">Valley News</a><nav><ul><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav></header>
<main><article class="story"><h1>The river that the children tamed</h1>
<div class="byline">By <a href="/ana">Ana Reyes</a> <time>3 May 2026, 09:00</time></div>
<div class="share-bar"><a href="#f">Share on Facebook</a> <a href="#m">Email this</a></div>
<div class="story-body">
<figure><img src="/img/river.jpg" alt="A meadow under water"><figcaption>The lower meadow on Monday. Photo: Ana Reyes</figcaption></figure>
${paragraphs(riverParagraphs.slice(0, 3))}
<h2>Three Saturdays of digging</h2>
${inside}
${paragraphs(riverParagraphs.slice(3))}
</div>
<div class="newsletter-signup"><h3>Never miss a story</h3><p>Sign up for our newsletter.</p><form><input name="email"><button>Subscribe</button></form></div>
<div class="related-articles"><h3>Related</h3><ul><li><a href="/1">The bridge that sings</a></li><li><a href="/2">A mill for sale</a></li></ul></div>
${after}
</article></main>
<section id="comments" class="comments"><h2>2 comments</h2><div class="comment"><p>My grandmother told me of the flood, and I never believed her until now.</p></div></section>
<footer><p>© Valley News. All rights reserved.</p><a href="/privacy">Privacy</a></footer></body></html>`
}

export { paragraphs }
