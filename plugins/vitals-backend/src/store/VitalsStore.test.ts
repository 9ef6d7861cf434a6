import { describeStore } from '../__testUtils__/describeStore';

describeStore('SQLITE_3');
