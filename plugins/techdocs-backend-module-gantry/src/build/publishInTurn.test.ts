import { createMockDirectory } from '@backstage/backend-test-utils';
import { PublisherBase, PublishRequest } from '@backstage/plugin-techdocs-node';
import { publishInTurn } from './publishInTurn';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders' },
};

describe('publishing', () => {
  const folders = createMockDirectory({
    content: {
      first: { 'techdocs_metadata.json': '{"etag":"1"}' },
      second: { 'techdocs_metadata.json': '{"etag":"2"}' },
    },
  });

  it('goes one by one', async () => {
    const log: string[] = [];
    const publisher = publishInTurn({
      async publish({ directory }: PublishRequest) {
        log.push(`begin ${directory.split('/').at(-1)}`);
        await new Promise(resolve => setImmediate(resolve));
        log.push(`end ${directory.split('/').at(-1)}`);
        return { remoteUrl: directory };
      },
    } as PublisherBase);
    const publish = (folder: string) =>
      publisher.publish({ entity, directory: folders.resolve(folder) });

    await Promise.all([publish('first'), publish('second')]);

    expect(log).toHaveLength(4);
    expect(log[1]).toBe(log[0].replace('begin', 'end'));
    expect(log[3]).toBe(log[2].replace('begin', 'end'));
  });

  it('is tried again after it failed', async () => {
    const publish = jest
      .fn()
      .mockRejectedValueOnce(new Error('disk is full'))
      .mockResolvedValueOnce({ remoteUrl: 'there' });
    const publisher = publishInTurn({ publish } as unknown as PublisherBase);
    const request = { entity, directory: folders.resolve('first') };

    await expect(publisher.publish(request)).rejects.toThrow('disk is full');
    await expect(publisher.publish(request)).resolves.toEqual({
      remoteUrl: 'there',
    });
  });
});
