import { describeNotices } from '../__testUtils__/describeNotices';

describeNotices('SQLITE_3');
