import { APIRequestContext, expect } from '@playwright/test';
import { Portal } from '../portal';
import { serviceValues } from '../serviceValues';

const star = '/api/user-settings/buckets/starredEntities/keys/entityRefs';
const surveyed = 'component/default/order-management';

interface Kept {
  taskId: string;
  setting: unknown;
  taskLog: string;
  origin: string;
  firstTransition: unknown;
}

/** What a person has left in the portal, and whether it is still there. */
export class Keepsakes {
  static async leave(portal: Portal): Promise<Keepsakes> {
    await portal.http.put(star, { data: { value: [surveyed] } });
    const task = await portal.runTemplate(
      'fastapi-on-fargate',
      serviceValues('keepsake'),
    );
    expect(task.status).toBe('completed');
    return new Keepsakes(task.id, await Keepsakes.read(portal, task.id));
  }

  private static async read(portal: Portal, taskId: string): Promise<Kept> {
    const ask = (path: string) => answerOf(portal.http, path);
    const tasks = await ask('/api/scaffolder/v2/tasks');
    const listed = (tasks.tasks as Array<{ id: string; status: string }>).find(
      ({ id }) => id === taskId,
    );
    expect(listed?.status, 'the run of a template').toBe('completed');
    const events = await ask(`/api/scaffolder/v2/tasks/${taskId}/events`);
    const entity = await ask(
      '/api/catalog/entities/by-name/component/default/keepsake',
    );
    const { items } = await ask('/api/vitals/transitions?limit=500');
    const { health } = (await portal.vitals(surveyed)).verdicts;
    expect(health).toMatchObject({
      status: 'ok',
      observedAt: expect.any(String),
    });
    return {
      taskId,
      setting: (await ask(star)).value,
      taskLog: JSON.stringify(events),
      origin:
        entity.metadata.annotations['backstage.io/managed-by-origin-location'],
      firstTransition: items.findLast(
        (item: { entityRef: string }) =>
          item.entityRef === 'component:default/order-management',
      ),
    };
  }

  private constructor(
    private readonly taskId: string,
    private readonly kept: Kept,
  ) {}

  /** The setting, the run with its log, what was registered, and the first reading. */
  async expectIn(portal: Portal): Promise<void> {
    expect(await Keepsakes.read(portal, this.taskId)).toEqual(this.kept);
  }
}

async function answerOf(http: APIRequestContext, path: string) {
  const answer = await http.get(path);
  expect(answer.status(), path).toBe(200);
  return answer.json();
}
