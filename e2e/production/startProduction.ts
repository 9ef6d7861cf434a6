import { ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const client = { id: 'gantry', secret: 'only-for-this-test' };

export interface Server {
  process: ChildProcess;
  /** All that it has printed so far. */
  output(): string;
}

/** Starts the server as production does, with the given configuration files. */
export function startServer(
  environment: NodeJS.ProcessEnv,
  configurations: string[],
): Server {
  const child = spawn(
    process.execPath,
    [
      '--require',
      path.join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      'src/index.ts',
      ...configurations.flatMap(file => ['--config', path.join(root, file)]),
    ],
    {
      cwd: path.join(root, 'packages/backend'),
      env: { ...process.env, ...environment, NODE_ENV: 'production' },
    },
  );
  let text = '';
  child.stdout.on('data', chunk => (text += chunk));
  child.stderr.on('data', chunk => (text += chunk));
  return { process: child, output: () => text };
}

export async function stopServer({ process: child }: Server): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
}

/** Every variable that app-config.production.yaml asks for. */
export function productionEnvironment(options: {
  port: number;
  issuer: string;
  database: URL;
}): NodeJS.ProcessEnv {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return {
    GANTRY_PORT: String(options.port),
    GANTRY_BASE_URL: `http://localhost:${options.port}`,
    GANTRY_ORGANIZATION: 'Acme',
    GANTRY_ORGANIZATION_URL:
      'https://github.com/acme/organisation/blob/main/organisation.yaml',
    GANTRY_SESSION_SECRET: 'secret-of-the-session',
    GANTRY_GIT_EMAIL: 'gantry@acme.example',
    POSTGRES_HOST: options.database.hostname,
    POSTGRES_PORT: options.database.port,
    POSTGRES_USER: options.database.username,
    POSTGRES_PASSWORD: options.database.password || 'unused',
    OIDC_METADATA_URL: `${options.issuer}/.well-known/openid-configuration`,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    GITHUB_APP_ID: '1',
    GITHUB_APP_CLIENT_ID: 'client',
    GITHUB_APP_CLIENT_SECRET: 'secret',
    GITHUB_APP_WEBHOOK_SECRET: 'secret',
    GITHUB_APP_PRIVATE_KEY: privateKey,
    GITHUB_ORGANIZATION: 'acme',
    AWS_ACCOUNT_ID: '111122223333',
  };
}

/** A real OpenID provider that lets in whoever types a name, with the e-mail address `<name>@acme.example`. */
export async function startOpenIdProvider(callbackUrl: string) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const issuer = `http://localhost:${port}`;

  const { default: Provider } = await import('oidc-provider');
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [callbackUrl],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name'],
    },
    pkce: { required: () => false },
    findAccount: async (_context, id) => ({
      accountId: id,
      claims: async () => ({
        sub: id,
        name: id,
        email: `${id}@acme.example`,
        email_verified: true,
      }),
    }),
  });
  server.on('request', provider.callback());
  return { issuer, close: () => server.close() };
}
