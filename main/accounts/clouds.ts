/**
 * Microsoft's clouds as values. Pure.
 * Source: Microsoft Graph, "Microsoft Graph national cloud deployments"; Microsoft Entra, "Microsoft
 * Entra authentication and national clouds".
 */
import type { CloudKey } from '../../shared/account-view.ts';

export interface Cloud {
  readonly key: CloudKey;
  /** The origin of Graph: the only place that its tokens may be sent to. */
  readonly graph: string;
  /** The origin of the sign-in service: the only place that codes and refresh tokens may be sent to. */
  readonly login: string;
  /** Which accounts may sign in, as the first part of the path there. */
  readonly audience: 'common' | 'organizations';
  /** Where an app is registered, for people. */
  readonly portal: string;
}

export type Clouds = Readonly<Record<CloudKey, Cloud>>;

/** Where each is; personal accounts live in the global one only. */
export const CLOUDS: Clouds = {
  global: {
    key: 'global',
    graph: 'https://graph.microsoft.com',
    login: 'https://login.microsoftonline.com',
    audience: 'common',
    portal: 'https://entra.microsoft.com',
  },
  usGov: {
    key: 'usGov',
    graph: 'https://graph.microsoft.us',
    login: 'https://login.microsoftonline.us',
    audience: 'organizations',
    portal: 'https://entra.microsoft.us',
  },
  usGovDod: {
    key: 'usGovDod',
    graph: 'https://dod-graph.microsoft.us',
    login: 'https://login.microsoftonline.us',
    audience: 'organizations',
    portal: 'https://entra.microsoft.us',
  },
  china: {
    key: 'china',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    login: 'https://login.partner.microsoftonline.cn',
    audience: 'organizations',
    portal: 'https://portal.azure.cn',
  },
};

/** The authority to sign in with, as MSAL wants it. */
export function authorityOf({ login, audience }: Cloud): string {
  return `${login}/${audience}`;
}

/** Where Graph's paths begin. */
export function apiBaseOf({ graph }: Cloud): string {
  return `${graph}/v1.0`;
}
