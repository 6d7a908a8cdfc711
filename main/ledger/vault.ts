/** How secrets look at rest. The sealing itself is the system's and comes in from outside. */

export interface Sealed {
  readonly how: 'plain' | 'sealed';
  /** The secret itself when plain, else base64 of what the system made of it. */
  readonly text: string;
}

/** Seals with the system's secret store where there is one. */
export interface Vault {
  seal(secret: string): Promise<Sealed>;
  /** The secret, or null when the system cannot open it any more (another user, a new keyring). */
  open(sealed: Sealed): Promise<string | null>;
}
