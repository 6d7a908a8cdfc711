/**
 * A sign-in service of our own on loopback, over TLS, in the form that Microsoft Entra has: for tests,
 * which put the real MSAL in front of it. What people do in their browsers is scripted.
 * Sources: RFC 6749, 7636, 8628; Microsoft Entra, "OAuth 2.0 authorization code flow", "OAuth 2.0 device
 * authorization grant flow".
 */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import { text } from 'node:stream/consumers';
import { CLOUDS, type Cloud } from '../clouds.ts';
import { type TestCertificate, makeCertificate } from './certificate.ts';
import { DeviceDesk } from './device-desk.ts';
import {
  type Citizen,
  IdentityBooks,
  type TokenVerdict,
  clientInfoOf,
  idTokenOf,
} from './identity-books.ts';
import {
  type Behaviour,
  type ProviderError,
  type ProviderReply,
  errorOf,
  failed,
  formPost,
  scopesIn,
  textsOf,
} from './provider-replies.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface HeardRequest {
  readonly path: string;
  readonly fields: URLSearchParams;
}

export interface ProviderOptions {
  /** The origin of the Graph that its tokens are for. */
  readonly graph: string;
  readonly now?: () => number;
  readonly certificate?: TestCertificate;
}

export class IdentityProvider {
  readonly clientId = '11111111-2222-4333-8444-555555555555';
  readonly books: IdentityBooks;
  readonly devices: DeviceDesk;
  readonly heard: HeardRequest[] = [];
  /** Who sits at the browser, and what they do there. */
  user: Citizen;
  behaviour: Behaviour = 'agree';
  /** Answers the next requests for tokens, instead of the provider; they are taken in turn. */
  readonly faults: (ProviderReply | 'hang' | 'drop')[] = [];
  /** Set while no renewal is done without the user. */
  silentError: ProviderError | null = null;
  lifeMs = HOUR;
  /** What its discovery document says in place of the truth. */
  readonly discoveryLies: Record<string, string> = {};
  readonly #graph: string;
  readonly #now: () => number;
  readonly #certificate: TestCertificate;
  readonly #server: Server;
  #origin = '';

  private constructor({ graph, now = Date.now }: ProviderOptions, certificate: TestCertificate) {
    this.#graph = graph;
    this.#now = now;
    this.#certificate = certificate;
    this.books = new IdentityBooks(now);
    this.devices = new DeviceDesk(now);
    this.user = this.books.newCitizen('Ada Lovelace');
    this.#server = createServer(certificate);
    this.#server.on('request', (request, response) => {
      void this.#answer(request).then((reply) => {
        if (reply === 'hang') return;
        if (reply === 'drop') {
          request.socket.destroy();
          return;
        }
        const type = reply.page === undefined ? 'application/json' : 'text/html';
        response.writeHead(reply.status, { 'content-type': type, ...reply.headers });
        response.end(reply.page ?? JSON.stringify(reply.json ?? {}));
      });
    });
  }

  static async start(options: ProviderOptions): Promise<IdentityProvider> {
    const at = Date.now();
    const certificate = options.certificate ?? (await makeCertificate(at - DAY, at + DAY));
    const provider = new IdentityProvider(options, certificate);
    provider.#server.listen(0, '127.0.0.1');
    await once(provider.#server, 'listening');
    const address = provider.#server.address();
    if (address === null || typeof address === 'string') throw new Error('It does not listen.');
    provider.#origin = `https://127.0.0.1:${address.port}`;
    return provider;
  }

  /** Where it is, also when it has gone. */
  get origin(): string {
    return this.#origin;
  }

  /** What to trust to reach it, as PEM. */
  get trusted(): string {
    return this.#certificate.cert;
  }

  /** The cloud whose sign-in service this is. */
  get cloud(): Cloud {
    return { ...CLOUDS.global, login: this.origin, graph: this.#graph };
  }

  /** What an access token is good for at the Graph that this service gives tokens for. */
  read(token: string): TokenVerdict {
    return this.books.read(token, this.#graph);
  }

  /** How often something was asked for, by the end of its path. */
  count(end: string): number {
    return this.heard.filter(({ path }) => path.endsWith(end)).length;
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage): Promise<ProviderReply | 'hang' | 'drop'> {
    const url = new URL(request.url ?? '/', this.origin);
    const body = await text(request).catch(() => '');
    const fields = request.method === 'POST' ? new URLSearchParams(body) : url.searchParams;
    const { pathname: path } = url;
    this.heard.push({ path, fields });
    if (path.endsWith('/.well-known/openid-configuration')) return this.#discovery(path);
    if (path.endsWith('/discovery/instance')) return this.#instance();
    if (path.endsWith('/oauth2/v2.0/authorize')) return this.#authorize(fields);
    if (path.endsWith('/oauth2/v2.0/devicecode')) {
      return { status: 200, json: this.devices.begin(scopesIn(fields), this.origin) };
    }
    if (path.endsWith('/oauth2/v2.0/token')) return this.faults.shift() ?? this.#token(fields);
    return { status: 404, json: { error: 'not_found' } };
  }

  #discovery(path: string): ProviderReply {
    const [, tenant = 'common'] = path.split('/');
    const base = `${this.origin}/${tenant}/oauth2/v2.0`;
    return {
      status: 200,
      json: {
        issuer: `${this.origin}/{tenantid}/v2.0`,
        authorization_endpoint: `${base}/authorize`,
        token_endpoint: `${base}/token`,
        device_authorization_endpoint: `${base}/devicecode`,
        end_session_endpoint: `${base}/logout`,
        jwks_uri: `${this.origin}/${tenant}/discovery/v2.0/keys`,
        response_modes_supported: ['query', 'fragment', 'form_post'],
        ...this.discoveryLies,
      },
    };
  }

  #instance(): ProviderReply {
    const { host } = new URL(this.origin);
    const metadata = { preferred_network: host, preferred_cache: host, aliases: [host] };
    const endpoint = `${this.origin}/common/v2.0/.well-known/openid-configuration`;
    return {
      status: 200,
      json: { tenant_discovery_endpoint: endpoint, metadata: [metadata] },
    };
  }

  #authorize(fields: URLSearchParams): ProviderReply | 'hang' {
    const { behaviour, user } = this;
    if (behaviour === 'wait') return 'hang';
    const redirectUri = fields.get('redirect_uri') ?? '';
    if (fields.get('client_id') !== this.clientId) {
      return { status: 400, page: '<p>AADSTS700016: no such application.</p>' };
    }
    const state = fields.get('state') ?? '';
    if (behaviour === 'agree') {
      const scopes = scopesIn(fields);
      this.books.agree(user, scopes);
      const challenge = fields.get('code_challenge') ?? '';
      const { clientId } = this;
      const code = this.books.newCode({ citizen: user, scopes, challenge, redirectUri, clientId });
      return formPost(redirectUri, { code, state, client_info: clientInfoOf(user) });
    }
    const error = errorOf(behaviour);
    return formPost(redirectUri, { ...textsOf(error), state });
  }

  #token(fields: URLSearchParams): ProviderReply {
    if (fields.get('client_id') !== this.clientId) {
      return failed({ error: 'unauthorized_client', number: 700016 });
    }
    const scopes = scopesIn(fields);
    switch (fields.get('grant_type') ?? '') {
      case 'authorization_code': {
        const [code, verifier, redirectUri] = ['code', 'code_verifier', 'redirect_uri'].map(
          (name) => fields.get(name) ?? '',
        );
        const redeemed = this.books.redeem(
          code ?? '',
          verifier ?? '',
          redirectUri ?? '',
          this.clientId,
        );
        return redeemed === null
          ? failed({ error: 'invalid_grant', number: 54005 })
          : this.#tokens(redeemed.citizen, scopes);
      }
      case 'refresh_token':
        return this.#renew(fields.get('refresh_token') ?? '', scopes);
      // MSAL still says it as the draft did, and the service knows both.
      case 'device_code':
      case 'urn:ietf:params:oauth:grant-type:device_code': {
        const answer = this.devices.ask(fields.get('device_code') ?? '');
        if (typeof answer === 'string') return failed({ error: answer });
        this.books.agree(answer.citizen, scopes);
        return this.#tokens(answer.citizen, scopes);
      }
      default:
        return failed({ error: 'unsupported_grant_type', number: 70003 });
    }
  }

  #renew(refreshToken: string, scopes: readonly string[]): ProviderReply {
    const known = this.books.refreshTokens.get(refreshToken);
    if (known === undefined) return failed({ error: 'invalid_grant', number: 50173 });
    if (this.silentError !== null) return failed(this.silentError);
    if (this.books.missing(known.citizen, scopes).length > 0) {
      return failed({ error: 'invalid_grant', number: 65001, suberror: 'consent_required' });
    }
    // Each is good once: who keeps the old one is found out.
    this.books.refreshTokens.delete(refreshToken);
    return this.#tokens(known.citizen, scopes);
  }

  #tokens(citizen: Citizen, scopes: readonly string[]): ProviderReply {
    const pair = this.books.issue(citizen, scopes, this.#graph, this.lifeMs);
    const issuer = `${this.origin}/${citizen.tid}/v2.0`;
    return {
      status: 200,
      json: {
        token_type: 'Bearer',
        scope: scopes.join(' '),
        expires_in: Math.round(this.lifeMs / 1000),
        access_token: pair.accessToken,
        refresh_token: pair.refreshToken,
        id_token: idTokenOf(citizen, issuer, this.clientId, this.#now()),
        client_info: clientInfoOf(citizen),
      },
    };
  }
}
