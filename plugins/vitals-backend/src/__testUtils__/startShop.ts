import { reading, FakeProvider } from './FakeProvider';
import { component, moduleWith, startVitals } from './startVitals';

export const orders = component('orders', { 'fake.test/sources': 'fake/a' });
export const carts = component('carts', { 'fake.test/sources': 'fake/a' });
export const ordersRef = 'component:default/orders';
export const cartsRef = 'component:default/carts';
/** What the catalog tells of each. */
export const facts = { type: 'service' };
export const ordersPath = '/entities/component/default/orders';
export const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000);

/** Two services that ask one source, surveyed once. */
export async function startShop(
  entities = [orders, carts],
  provider = new FakeProvider(),
) {
  provider.answers.set(ordersRef, reading('ok'));
  provider.answers.set(cartsRef, reading('warning'));
  const vitals = await startVitals({
    entities,
    features: [moduleWith(provider)],
  });
  return { ...vitals, provider, entities };
}
