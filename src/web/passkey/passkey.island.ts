// Asks the browser for a passkey when its button is pressed, and sends the signed answer as an ordinary form.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

async function answer(form: HTMLFormElement): Promise<void> {
  const problem = form.querySelector<HTMLElement>('[role="alert"]');
  if (problem) problem.hidden = true;
  try {
    const question = await fetch(form.dataset.passkey ?? '', { method: 'POST', body: new URLSearchParams() });
    const optionsJSON = await question.json();
    const given = form.dataset.new
      ? await startRegistration({ optionsJSON })
      : await startAuthentication({ optionsJSON });
    const field = form.elements.namedItem('answer') as HTMLInputElement;
    field.value = JSON.stringify(given);
    form.submit();
  } catch {
    if (problem) problem.hidden = false;
  }
}

if (browserSupportsWebAuthn()) {
  for (const part of document.querySelectorAll<HTMLElement>('[data-needs-passkey]')) part.hidden = false;
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void answer(form);
    });
  }
}
