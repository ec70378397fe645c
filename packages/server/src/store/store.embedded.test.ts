import { describeStore } from './store.case.ts'

describeStore('embedded')
