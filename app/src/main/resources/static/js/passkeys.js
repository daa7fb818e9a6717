// Passkeys: <form data-passkey="create" data-passkey-options="{…}"> makes one, <form data-passkey="get"
// data-passkey-url="/…/options"> uses one. The device's answer is put into the field "credential" and the form is sent.
// A browser without WebAuthn, or without scripts, never shows what is marked hidden.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const listed = (credentials) => (credentials ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

async function create(form) {
  const options = JSON.parse(form.dataset.passkeyOptions);
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: listed(options.excludeCredentials),
    },
  });
  return {
    ...common(made),
    response: {
      attestationObject: text(made.response.attestationObject),
      clientDataJSON: text(made.response.clientDataJSON),
      transports: made.response.getTransports?.() ?? [],
    },
  };
}

async function get(form) {
  const answer = await fetch(form.dataset.passkeyUrl, {
    method: "POST",
    body: new URLSearchParams({ _csrf: form.elements._csrf.value }),
  });
  if (!answer.ok) throw new Error(answer.status);
  const options = await answer.json();
  const used = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: listed(options.allowCredentials),
    },
  });
  return {
    ...common(used),
    response: {
      authenticatorData: text(used.response.authenticatorData),
      clientDataJSON: text(used.response.clientDataJSON),
      signature: text(used.response.signature),
      userHandle: used.response.userHandle ? text(used.response.userHandle) : undefined,
    },
  };
}

function common(credential) {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
  };
}

function said(thrown) {
  switch (thrown.name) {
    case "InvalidStateError":
      return "This device has a passkey of yours already.";
    case "SecurityError":
      return "Passkeys work only under the proper address of this service.";
    default:
      return "Nothing was done: the device was not asked, said no, or took too long. You can try again.";
  }
}

function connect(form) {
  if (form.dataset.passkeyReady) return;
  form.dataset.passkeyReady = "yes";
  form.hidden = false;
  const place = form.querySelector("[data-passkey-said]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    place.textContent = "";
    try {
      const credential = await (form.dataset.passkey === "create" ? create(form) : get(form));
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch (thrown) {
      place.textContent = said(thrown);
    }
  });
}

export function start(within = document) {
  if (!window.PublicKeyCredential) {
    within.querySelectorAll("[data-passkey-missing]").forEach((note) => (note.hidden = false));
    return;
  }
  within.querySelectorAll("form[data-passkey]").forEach(connect);
}
