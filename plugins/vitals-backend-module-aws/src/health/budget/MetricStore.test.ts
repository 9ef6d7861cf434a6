import { describeMetricStore } from '../../__testUtils__/describeMetricStore';

describeMetricStore('SQLITE_3');
