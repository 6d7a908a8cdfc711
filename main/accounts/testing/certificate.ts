/** A certificate for 127.0.0.1 that is made anew in each run and trusted by nobody else. For tests. */
import { generate } from 'selfsigned';

export interface TestCertificate {
  readonly key: string;
  /** Also what to trust, since it is its own issuer. */
  readonly cert: string;
}

/** Good between these times, in ms since 1970. */
export async function makeCertificate(from: number, until: number): Promise<TestCertificate> {
  const made = await generate([{ name: 'commonName', value: 'ferry test, worthless' }], {
    keyType: 'ec',
    notBeforeDate: new Date(from),
    notAfterDate: new Date(until),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
  return { key: made.private, cert: made.cert };
}
