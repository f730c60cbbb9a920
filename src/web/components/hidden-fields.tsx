/** What a form sends without showing it: ids, `form_key`. */
export function HiddenFields({ fields = {} }: { fields?: Readonly<Record<string, string>> | undefined }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
    </>
  );
}
