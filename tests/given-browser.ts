/** Somebody in front of a browser of her own: it keeps cookies and sends forms from the page's address. */
export interface GivenBrowser {
  get(path: string): Promise<Response>;
  post(path: string, fields?: Record<string, string>): Promise<Response>;
}

/** The application, in this process or over the network. */
interface Answering {
  request(url: string, init?: RequestInit): Response | Promise<Response>;
}

/** A browser without a session, in front of the application. `origin` is the site whose page sends the forms. */
export function givenBrowser(app: Answering, origin = 'http://localhost'): GivenBrowser {
  const cookies = new Map<string, string>();
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      host: 'localhost',
      origin,
      cookie,
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
    };
    const answer = await app.request(`http://localhost${path}`, { ...init, headers });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/max-age=0/i.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  }
  return {
    get: (path) => ask(path),
    post: (path, fields = {}) => ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
  };
}
