/**
 * What is asked of the user, step by step: no more than what is done next. Pure.
 * Source: Microsoft Graph, "Permissions reference" (Files.ReadWrite, Files.ReadWrite.All,
 * Sites.ReadWrite.All, all delegated); Microsoft Entra, "Incremental and dynamic user consent".
 */
import { NEEDS, type Need } from '../../shared/account-view.ts';
import type { Cloud } from './clouds.ts';

const SCOPES: Readonly<Record<Need, readonly string[]>> = {
  own: ['User.Read', 'Files.ReadWrite'],
  shared: ['Files.ReadWrite.All'],
  libraries: ['Sites.ReadWrite.All'],
};

/**
 * The scopes for these needs, spelled for the cloud's own Graph; the user's own drive is always among
 * them. `offline_access`, `openid` and `profile` are added by MSAL to each request.
 * Source: Microsoft Graph, "Access national cloud deployments": a scope that names a host must name the
 * cloud's own.
 */
export function scopesFor({ graph }: Cloud, needs: readonly Need[]): readonly string[] {
  return withNeed(needs, 'own').flatMap((need) => SCOPES[need].map((name) => `${graph}/${name}`));
}

/** These needs and one more, in their usual order. */
export function withNeed(needs: readonly Need[], more: Need): readonly Need[] {
  return NEEDS.filter((need) => need === more || needs.includes(need));
}
