import { useEffect, useState } from 'react';

const QUIET_MS = 120;

/** A search box that asks when the typing rests, and never with the half-made text of an input method. */
export function SearchField(props: {
  readonly label: string;
  readonly value: string;
  onSearch(text: string): void;
}) {
  const { value, onSearch } = props;
  const [text, setText] = useState(value);
  const [composing, setComposing] = useState(false);
  // The search was changed from outside, by a saved view or a cleared filter.
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (composing || text === value) return undefined;
    const timer = setTimeout(() => onSearch(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text, value, composing, onSearch]);
  return (
    <input
      type="search"
      className="search"
      aria-label={props.label}
      placeholder={props.label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  );
}
