/** Checks a value that came out of JSON; throws an Error that names the place. Properties it does not know are dropped. */
export type Check<T> = (value: unknown, at: string) => T;

export const text: Check<string> = (value, at) => {
  if (typeof value !== 'string' || value === '') throw new Error(`${at}: not a text`);
  return value;
};

/** A text that may be empty. */
export const prose: Check<string> = (value, at) => {
  if (typeof value !== 'string') throw new Error(`${at}: not a text`);
  return value;
};

export const whole: Check<number> = (value, at) => {
  if (!Number.isInteger(value)) throw new Error(`${at}: not a whole number`);
  return value as number;
};

export const date: Check<string> = (value, at) => {
  const day = text(value, at);
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
  if (!valid) throw new Error(`${at}: not a day (yyyy-mm-dd)`);
  return day;
};

export const record: Check<Readonly<Record<string, unknown>>> = (value, at) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${at}: not an object`);
  }
  return value as Record<string, unknown>;
};

export function nullable<T>(check: Check<T>): Check<T | null> {
  return (value, at) => (value === null ? null : check(value, at));
}

/** A property that may be absent. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value, at) => (value === undefined ? undefined : check(value, at));
}

export function oneOf<const T extends string>(...values: readonly T[]): Check<T> {
  return (value, at) => {
    const found = values.find((v) => v === value);
    if (found === undefined) throw new Error(`${at}: not one of ${values.join(', ')}`);
    return found;
  };
}

export function list<T>(check: Check<T>): Check<T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new Error(`${at}: not a list`);
    return value.map((entry, index) => check(entry, `${at}[${index}]`));
  };
}

/** Every property is checked; a key left out of `checks` would not compile. */
export function shape<T extends object>(
  checks: { readonly [K in keyof Required<T>]: Check<unknown> },
): Check<T> {
  const keys = Object.keys(checks) as (keyof T & string)[];
  return (value, at) => {
    const given = record(value, at);
    const checked: Record<string, unknown> = {};
    for (const key of keys) {
      const result = checks[key](given[key], `${at}.${key}`);
      if (result !== undefined) checked[key] = result;
    }
    return checked as T;
  };
}
