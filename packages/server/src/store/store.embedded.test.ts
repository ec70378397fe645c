import { describeStore } from '../testing/store.case.ts'

describeStore('embedded')
