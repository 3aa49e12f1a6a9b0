import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { draftAddress } from '../../src/actions/draft-address.ts'
import { fetchFrom, type PageServer, servePage } from '../support/page-server.ts'

const sample = readFileSync(join(import.meta.dirname, '..', '..', 'examples', 'sample-article.txt'), 'utf8')
const article = `---\ntitle: Calm mornings\n---\n\n${sample}`

describe('draftAddress', () => {
  let server: PageServer
  afterEach(() => server.close())

  const draftFrom = async (path: string, type = 'text/markdown') => {
    server = await servePage((request, response) => {
      if (request.url === '/old.md') response.writeHead(301, { location: '/new.md' }).end()
      else response.writeHead(200, { 'content-type': type }).end(article)
    })
    const url = `${server.url}${path}`
    return await draftAddress({ url }, (address) => fetchFrom(server, address))
  }

  it('drafts what stands at an address and keeps where it stands', async () => {
    const drafted = await draftFrom('old.md')
    if (drafted.kind === 'problem') throw new Error(drafted.message)
    expect(drafted.series.draft.article).toMatchObject({
      title: 'Calm mornings',
      format: 'markdown',
      url: `${server.url}new.md`,
    })
  })

  it('says why an address cannot be read', async () => {
    expect(await draftFrom('a.pdf', 'application/pdf')).toEqual({
      kind: 'problem',
      message: `Cannot fetch ${server.url}a.pdf: it is application/pdf, not a page, a text, a feed or a Word file.`,
    })
  })
})
