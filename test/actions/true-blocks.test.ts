import { expect, it } from 'vitest'
import { trueBlocks } from '../../src/actions/true-blocks.ts'

it('takes the blocks whose words stand in the truth, short ones only where they belong', () => {
  const texts = [
    'Home',
    'The river rose in the night by two metres.',
    'Why',
    'Because of the rain that fell for nine days.',
    'Share this with your friends on the web today.',
    'Why',
  ]
  const truth = 'The river rose in the night by two metres. Why Because of the rain that fell for nine days.'
  expect(trueBlocks(texts, truth)).toEqual([false, true, true, true, false, false])
})

it('takes nothing of a page that does not hold the truth', () => {
  expect(trueBlocks(['One two three four five.', 'Six'], 'Wholly other words stand here.')).toEqual([
    false,
    false,
  ])
})
