import { chance } from '../src/core/article/logistic.ts'
import { fitPages } from '../src/actions/page-training.ts'
