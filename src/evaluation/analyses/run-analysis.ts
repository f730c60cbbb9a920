import type { Analysis } from '../plan/analyses.ts';
import type { Source } from '../source/source.ts';
import { compareMeans } from './compare-means.ts';
import { compareShares } from './compare-shares.ts';
import { composition } from './composition.ts';
import { eventStudyAnalysis } from './event-study.ts';
import { fewClusters } from './few-clusters.ts';
import type { Finding } from './finding.ts';
import { matching } from './matching.ts';
import { regressionAnalysis } from './regression.ts';
import { weighting } from './weighting.ts';

/** Runs one analysis of a plan on its source. Throws UserError naming file, column and row. */
export function runAnalysis(source: Source, analysis: Analysis): Promise<Finding> {
  switch (analysis.kind) {
    case 'compare-shares':
      return compareShares(source, analysis);
    case 'event-study':
      return eventStudyAnalysis(source, analysis);
    case 'few-clusters':
      return fewClusters(source, analysis);
    case 'matching':
      return matching(source, analysis);
    case 'regression':
      return regressionAnalysis(source, analysis);
    case 'weighting':
      return weighting(source, analysis);
    case 'compare-means':
      return compareMeans(source, analysis);
    case 'composition':
      return composition(source, analysis);
  }
}
