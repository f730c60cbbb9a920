/** One column of a design. */
export interface DesignColumn {
  name: string;
  values: Float64Array;
}

/** Rows of a regression; each stands for `count` alike observations. `weight` is the analytic weight of each of them (1 unless given). */
export interface Rows {
  count: Float64Array;
  weight?: Float64Array;
  y: Float64Array;
  /** The design, the intercept among it where there is one: see {@link interceptOf}. */
  x: readonly DesignColumn[];
}

/**
 * Who belongs together. `shared`: everybody in rows with the same id is one cluster, as in an area. `own`: the k-th copy of every row with the
 * id forms a cluster of its own, as a person followed over periods does when `count` persons share one path.
 */
export interface Clusters {
  ids: Int32Array;
  copies: 'shared' | 'own';
}

/** The error method. HC: MacKinnon & White 1985. CR: Bell & McCaffrey 2002; CR1S is Stata's (G/(G−1))·((N−1)/(N−K)). */
export type Errors =
  | { kind: 'iid' | 'HC0' | 'HC1' | 'HC2' | 'HC3' }
  | { kind: 'CR0' | 'CR1' | 'CR1S' | 'CR2' | 'CR3'; clusters: Clusters };

/** A column of ones. */
export const interceptOf = (rows: number): DesignColumn => ({
  name: '(intercept)',
  values: new Float64Array(rows).fill(1),
});
