/** Runs the WebAuthn ceremony of a form that carries its options, puts the answer into the form and sends it. Without
 *  this script the form stays hidden and a sentence says what to do instead. */
const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, sign => sign.charCodeAt(0));
};

const toBase64Url = (bytes: ArrayBuffer | null): string | undefined =>
  bytes === null
    ? undefined
    : btoa(String.fromCharCode(...new Uint8Array(bytes)))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '');

const listed = (keys: readonly PublicKeyCredentialDescriptorJSON[] = []): PublicKeyCredentialDescriptor[] =>
  keys.map(key => ({ type: 'public-key', id: fromBase64Url(key.id), transports: (key.transports ?? []) as AuthenticatorTransport[] }));

async function make(options: PublicKeyCredentialCreationOptionsJSON): Promise<Record<string, unknown>> {
  const publicKey = {
    ...options,
    challenge: fromBase64Url(options.challenge),
    user: { ...options.user, id: fromBase64Url(options.user.id) },
    excludeCredentials: listed(options.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    ...named(made),
    response: {
      clientDataJSON: toBase64Url(response.clientDataJSON),
      attestationObject: toBase64Url(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

async function use(options: PublicKeyCredentialRequestOptionsJSON): Promise<Record<string, unknown>> {
  const publicKey = {
    ...options,
    challenge: fromBase64Url(options.challenge),
    allowCredentials: listed(options.allowCredentials),
  } as unknown as PublicKeyCredentialRequestOptions;
  const used = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = used.response as AuthenticatorAssertionResponse;
  return {
    ...named(used),
    response: {
      clientDataJSON: toBase64Url(response.clientDataJSON),
      authenticatorData: toBase64Url(response.authenticatorData),
      signature: toBase64Url(response.signature),
      userHandle: toBase64Url(response.userHandle),
    },
  };
}

const named = (credential: PublicKeyCredential) => ({
  id: credential.id,
  rawId: toBase64Url(credential.rawId),
  type: credential.type,
  clientExtensionResults: credential.getClientExtensionResults(),
});

function start(place: HTMLElement): void {
  const form = place.querySelector('form');
  const answer = form?.querySelector<HTMLInputElement>('input[name=response]');
  const said = place.querySelector<HTMLElement>('[data-said]');
  if (!form || !answer || !said) return;
  const say = (words: string | undefined): void => {
    said.textContent = words ?? '';
    said.hidden = !words;
  };
  place.querySelector('[data-no-script]')?.remove();
  if (!('PublicKeyCredential' in window)) return say(place.dataset['unsupported']);
  form.hidden = false;
  form.addEventListener('submit', event => {
    if (answer.value !== '') return;
    event.preventDefault();
    say(undefined);
    const options = JSON.parse(place.dataset['options'] ?? '{}');
    (place.dataset['passkey'] === 'make' ? make(options) : use(options)).then(
      credential => {
        answer.value = JSON.stringify(credential);
        form.submit();
      },
      () => say(place.dataset['failed']),
    );
  });
}

for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) start(place);
