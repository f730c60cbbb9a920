/**
 * Da: borgerens egne ord. The only serif text there is: »…« is put around here, so pass the words without quotes.
 * 'xl' for the next step, 'm' on paper, 's' in lists. `by` says whose words and when.
 */
export function OwnWords(props: {
  words: string;
  size?: 'xl' | 'm' | 's' | undefined;
  by?: string | undefined;
  /** The language of the words, when it is not the page's. */
  lang?: string | undefined;
}) {
  return (
    <p>
      <span class={`own-words own-words-${props.size ?? 'm'}`} lang={props.lang} dir="auto">{`»${props.words}«`}</span>
      {props.by ? <span class="own-words-by">{props.by}</span> : null}
    </p>
  );
}
