import fc from 'fast-check'

// The same cases in each run, so that a red run is about the change; SEED=… looks at others.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_124) })
