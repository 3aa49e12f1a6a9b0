import { readPages } from '../src/actions/evaluate-pages.ts'
import { fitPages, trainingPage } from '../src/actions/page-training.ts'
import { evidenceNames } from '../src/ingest/html/page/page-model.ts'

/**
 * Fits the model that finds the article in a page to a folder of pages with their true texts, and prints its weights as
 * they stand in src/ingest/html/page-model.ts: `node bench/fit-page-model.ts FOLDER`. `rivulet eval FOLDER` cross-validates it.
 */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder of the pages.')
const pages = await readPages(folder)
const model = fitPages(pages.map(({ html, truth }) => trainingPage(html, truth)))
const lines = evidenceNames.map((name, at) => `  ${name}: ${(model.features[at] ?? 0).toFixed(2)},`)
process.stdout.write(`const bias = ${model.bias.toFixed(2)}\n${lines.join('\n')}\n`)
