import { Lab } from '@gantry/lab';
import { useWorld } from '../__testUtils__/World';

jest.setTimeout(120_000);

const world = useWorld();

it.each([
  ['lab', []],
  ['guessed', ['upstream.gitea-credentials']],
])(
  'asks the Git host of the lab with the password %s',
  async (password, ids) => {
    const lab = await Lab.create({ dataFolder: world().path('lab') });
    const baseUrl = `http://localhost:${await lab.listen(0)}/git`;
    const gitea = [
      { host: new URL(baseUrl).host, baseUrl, username: 'gantry', password },
    ];

    const found = await world().find({ integrations: { gitea } });
    await lab.close();

    expect(found).toEqual(ids);
  },
);
