import { TestDatabaseId } from '@backstage/backend-test-utils';
import { describeAcknowledgements } from './describeAcknowledgements';
import { describeFailingSince } from './describeFailingSince';
import { describeFlapping } from './describeFlapping';
import { describeShift } from './describeShift';
import { describeStoreReads } from './describeStoreReads';
import { describeStoreWrites } from './describeStoreWrites';
import { describeTransitions } from './describeTransitions';
import { storesOn } from './storeFixtures';

/** What the store promises, on whichever database. */
// eslint-disable-next-line jest/no-export
export function describeStore(id: TestDatabaseId) {
  describe(`VitalsStore on ${id}`, () => {
    const create = storesOn(id);
    describeStoreWrites(create);
    describeStoreReads(create);
    describeTransitions(create);
    describeFailingSince(create);
    describeFlapping(create);
    describeShift(create);
    describeAcknowledgements(create);
  });
}
