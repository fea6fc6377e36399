"""The commands of remblai, one function each. Made of the commands' own options."""

from __future__ import annotations

from typing import Any, Sequence

from remblai._run import Done, run

__all__ = [
    "hiref",
    "frlc",
    "information",
    "information_plane",
    "divergence",
    "transform",
    "verify",
    "report",
    "publish",
    "plan",
    "demo",
]


def hiref(
    spark: Any,
    *,
    source: str,
    out: str | None = None,
    id_col: str | None = None,
    features_col: str | None = None,
    features_cols: str | Sequence[str] | None = None,
    certify: str | None = None,
    fail_if_gap_above: float | str | None = None,
    splitter: str | None = None,
    max_rank: int | str | None = None,
    max_base: int | str | None = None,
    depth: int | str | None = None,
    base_solver: str | None = None,
    checkpoint: str | None = None,
    keep_checkpoints: bool = False,
    unequal: str | None = None,
    max_cost: str | None = None,
    warm_from: str | None = None,
    quality: bool = False,
    balance: bool = False,
    balance_cols: str | Sequence[str] | None = None,
    group_cols: str | Sequence[str] | None = None,
    caliper_col: str | Sequence[str] | None = None,
    caliper: str | Sequence[str] | None = None,
    weight_col: str | None = None,
    ratio: int | str | None = None,
    target: str,
    cost: str | None = None,
    standardize: str | None = None,
    leaf_size: int | str | None = None,
    group_size: int | str | None = None,
    rematch_rounds: int | str | None = None,
    task_memory: str | None = None,
    seed: int | str | None = None,
    on_bad_row: str | None = None,
    mode: str | None = None,
    emit_vectors: bool = False,
    no_report: bool = False,
    dry_run: bool = False,
) -> Done:
    """Map one cloud to another, one to one, at least cost (Hierarchical Refinement).

    source: Source cloud: PATH (Parquet), FORMAT:PATH (csv, json, orc, ...) or table:NAME.
    out: Folder of the output, on any file system of Hadoop. Required to write.
    id_col: Column of the row ids, unique within a table: integral or text. Default: id.
    features_col: Column of the vectors: array of numbers or Spark ML vector. Default:
        features.
    features_cols: Instead of --features-col: columns with one coordinate each, in order.
    certify: Lower bound of the best map's cost: none; fast: certified but loose, and a sharp
        estimate from a sample; full: certified from all pairs of points, work grows with
        their square. Default: fast.
    fail_if_gap_above: End with exit code 4 if the map may cost more than this above the
        optimum: a fraction such as 0.01, or 1%. With fast the 99 % limit of the sample
        decides. Default: no limit.
    splitter: How blocks are cut: coordinate, in two along a direction; or frlc, by low-rank
        couplings, as HiRef was published. Default: coordinate.
    max_rank: Of --splitter frlc: most parts of a block on one level, from 2 to 4096.
        Default: 16.
    max_base: Of --splitter frlc: largest block solved whole. Default: that of --leaf-size;
        64 for --base-solver frlc, which takes at most 2048.
    depth: Of --splitter frlc: most levels, from 1 to 31. Default: as many as it takes.
    base_solver: How blocks are solved that are cut no further: exact, by assignment; or
        frlc, by a coupling of full rank, rounded. Default: exact.
    checkpoint: Keep what was reached for --mode resume: auto, as often as costs a twentieth
        of the time at most; every-stage; or none. Default: auto.
    keep_checkpoints: Leave the checkpoints beside the output after success.
    unequal: Tables of different size: partial, the smaller is mapped into the larger, and
        the rest goes to unmatched/; coupling, every row of either side has the same mass and
        rows share partners; or error. Default: partial.
    max_cost: Greatest cost of a pair: dearer ones are not written, their rows go to
        unmatched/. Default: any.
    warm_from: Output of an earlier run on nearly the same rows, perhaps --out itself: its
        pairs are kept where both rows are still there, and only improved. Default: none.
    quality: Write margin, mutual_nearest and confidence with every pair; see docs/hiref.md.
    balance: Write balance/: standardised differences of the coordinates' means before and
        after matching.
    balance_cols: Columns of numbers or booleans in both tables whose balance is written to
        balance/.
    group_cols: Map each group of rows by itself: rows are paired only where all these
        columns are equal. What became of each is in groups/. Default: one map of all rows.
    caliper_col: Columns of numbers that may differ only by --caliper in a pair. Default:
        none.
    caliper: Greatest difference in each column of --caliper-col; pairs beyond are not
        written, their rows go to unmatched/.
    weight_col: Column of the rows' weights, in both tables: numbers, at least 0; brought to
        a sum of 1 in each table. Rows share partners by mass. Default: all rows weigh the
        same.
    ratio: Targets that each source gets, none of them twice: a whole number from 1 to
        1000000; or K:1, K sources for each target. Default: 1.
    target: Target cloud: as many accepted rows as the source, or see --unequal.
    cost: Cost of a pair: sqeuclidean |x-y|^2, euclidean |x-y|, or cosine 1-cos(x,y).
        Default: sqeuclidean.
    standardize: none, or zscore: shift and scale each coordinate by mean and standard
        deviation. Default: none.
    leaf_size: Largest block solved exactly, in points, from 2 to 16384. Default: 1024.
    group_size: Largest group of a wide rematching round, in pairs, from 2 to 1048576;
        smaller where --task-memory demands. Default: 16384.
    rematch_rounds: Rounds of rematching, from 0 to 10000; auto: until they gain too little.
        Default: auto.
    task_memory: Memory one task may use for its points: number with unit k, m, g or t; at
        least 1m. Default: 256m.
    seed: Seed of the run, any 64-bit whole number; same seed, same map. Default: 1.
    on_bad_row: Rows with null, NaN, infinity, wrong length or a duplicate id: fail; drop
        them; or quarantine them in rejects/. Default: fail.
    mode: Where the output exists: error; overwrite once the new one is whole; resume an
        interrupted run; or skip-if-complete. Default: error.
    emit_vectors: Write T(x) - x with every pair: in units of the input; for cosine, of the
        unit vectors.
    no_report: Do not write report.html; `remblai report` can make it later.
    dry_run: Read schemas and counts, print the plan, write nothing.
    """
    return run(
        spark,
        "hiref",
        [],
        {
            "source": source,
            "out": out,
            "id_col": id_col,
            "features_col": features_col,
            "features_cols": features_cols,
            "certify": certify,
            "fail_if_gap_above": fail_if_gap_above,
            "splitter": splitter,
            "max_rank": max_rank,
            "max_base": max_base,
            "depth": depth,
            "base_solver": base_solver,
            "checkpoint": checkpoint,
            "keep_checkpoints": keep_checkpoints,
            "unequal": unequal,
            "max_cost": max_cost,
            "warm_from": warm_from,
            "quality": quality,
            "balance": balance,
            "balance_cols": balance_cols,
            "group_cols": group_cols,
            "caliper_col": caliper_col,
            "caliper": caliper,
            "weight_col": weight_col,
            "ratio": ratio,
            "target": target,
            "cost": cost,
            "standardize": standardize,
            "leaf_size": leaf_size,
            "group_size": group_size,
            "rematch_rounds": rematch_rounds,
            "task_memory": task_memory,
            "seed": seed,
            "on_bad_row": on_bad_row,
            "mode": mode,
            "emit_vectors": emit_vectors,
            "no_report": no_report,
            "dry_run": dry_run,
        },
    )


def frlc(
    spark: Any,
    *,
    source: str,
    out: str | None = None,
    id_col: str | None = None,
    features_col: str | None = None,
    features_cols: str | Sequence[str] | None = None,
    objective: str | None = None,
    cost: str | None = None,
    cost_rank: int | str | None = None,
    alpha: float | str | None = None,
    marginals: str | None = None,
    rank: int | str | None = None,
    solver: str | None = None,
    tau_inner: float | str | None = None,
    tau_outer: float | str | None = None,
    gamma: float | str | None = None,
    max_iter: int | str | None = None,
    tol: str | None = None,
    restarts: int | str | None = None,
    seed: int | str | None = None,
    target: str,
    coordinates_col: str | None = None,
    weight_col: str | None = None,
    standardize: str | None = None,
    diagonalize: bool = False,
    emit_projection: bool = False,
    on_bad_row: str | None = None,
    mode: str | None = None,
    no_report: bool = False,
    dry_run: bool = False,
) -> Done:
    """Couple two clouds softly through few components (Factor Relaxation with Latent Coupling).

    source: Source cloud: PATH (Parquet), FORMAT:PATH (csv, json, orc, ...) or table:NAME.
    out: Folder of the output, on any file system of Hadoop. Required to write.
    id_col: Column of the row ids, unique within a table: integral or text. Default: id.
    features_col: Column of the vectors: array of numbers or Spark ML vector. Default:
        features.
    features_cols: Instead of --features-col: columns with one coordinate each, in order.
    objective: w: least cost between features; gw: distances within the source like those
        within the target; fgw: a mixture, distances taken between --coordinates-col.
        Default: w.
    cost: Cost of a pair, for gw of two rows of one table: sqeuclidean |x-y|^2, euclidean
        |x-y| (sampled), or cosine 1-cos(x,y). Default: sqeuclidean.
    cost_rank: Factors of the sampled cost, for euclidean, from 1 to 1024. Default: doubled
        from 16 until its error is below 1 %, at most 128.
    alpha: Weight of the distances in fgw, from 0 (as w) to 1 (as gw of the coordinates).
        Default: 0.5.
    marginals: balanced: rows keep their weights; semi-relaxed-source or semi-relaxed-target:
        those of one side may change, at a price; unbalanced: of both. Default: balanced.
    rank: Components of both clouds, or R1,R2 of source and target; from 1 to 4096, and at
        most as many as rows. Default: 16.
    solver: frlc; or transport-clustering: a one-to-one map as by hiref, whose pairs are
        clustered; for w and clouds of equal size. Default: frlc.
    tau_inner: How slowly the masses of components move: above 0; inf: all components of a
        cloud weigh the same. Default: inf.
    tau_outer: Price of relaxed marginals, above 0, in units of the objective of the
        independent coupling. Default: 1.
    gamma: First step: how far the logarithms of a row's weights may move; above 0, then
        adapted. Default: 30.0.
    max_iter: Most iterations of one start, from 1 to 1000000. Default: 200.
    tol: Stop when iterations gain less than this part of all that was gained over the
        independent coupling: from 0 to below 1. Default: 1e-4.
    restarts: Starts, of which the best is kept, from 1 to 1000. Default: 2.
    seed: Seed of the run, any 64-bit whole number; same seed, same coupling. Default: 1.
    target: Target cloud; may have another number of rows than the source.
    coordinates_col: For fgw: column of the vectors whose squared distances within either
        table are compared; their lengths may differ between the tables.
    weight_col: Column of the rows' weights: numbers, at least 0; brought to a sum of 1 in
        each table. Default: all rows weigh the same.
    standardize: none, or zscore: shift and scale each feature by mean and standard
        deviation; for w, without --weight-col. Default: none.
    diagonalize: Write the same coupling with a diagonal t: rows of q are multiplied by T
        over the masses of its rows.
    emit_projection: Write with every row of q the mean of the targets it is coupled to: in
        units of the target's input; for cosine, of unit vectors.
    on_bad_row: Rows with null, NaN, infinity, wrong length or a duplicate id: fail; drop
        them; or quarantine them in rejects/. Default: fail.
    mode: Where the output exists: error; overwrite once the new one is whole; resume an
        interrupted run; or skip-if-complete. Default: error.
    no_report: Do not write report.html; `remblai report` can make it later.
    dry_run: Read schemas and counts, print the plan, write nothing.
    """
    return run(
        spark,
        "frlc",
        [],
        {
            "source": source,
            "out": out,
            "id_col": id_col,
            "features_col": features_col,
            "features_cols": features_cols,
            "objective": objective,
            "cost": cost,
            "cost_rank": cost_rank,
            "alpha": alpha,
            "marginals": marginals,
            "rank": rank,
            "solver": solver,
            "tau_inner": tau_inner,
            "tau_outer": tau_outer,
            "gamma": gamma,
            "max_iter": max_iter,
            "tol": tol,
            "restarts": restarts,
            "seed": seed,
            "target": target,
            "coordinates_col": coordinates_col,
            "weight_col": weight_col,
            "standardize": standardize,
            "diagonalize": diagonalize,
            "emit_projection": emit_projection,
            "on_bad_row": on_bad_row,
            "mode": mode,
            "no_report": no_report,
            "dry_run": dry_run,
        },
    )


def information(
    spark: Any,
    *,
    input: str,
    out: str,
    features_col: str | None = None,
    label_cols: str | Sequence[str] | None = None,
    label_pairs: str | Sequence[str] | None = None,
    group_cols: str | Sequence[str] | None = None,
    id_col: str | None = None,
    nulls: int | str | None = None,
    per_label: bool = False,
    seed: int | str | None = None,
    on_bad_row: str | None = None,
    mode: str | None = None,
    bins: int | str | None = None,
    temperature: str | None = None,
    reference_points: str | None = None,
    precision: str | None = None,
    state_out: bool = False,
    state_in: str | Sequence[str] | None = None,
    k: int | str | None = None,
    transform: str | None = None,
    pca: int | str | None = None,
    lag_x: int | str | None = None,
    lag_y: int | str | None = None,
    sample: int | str | None = None,
    given_col: str | None = None,
    series_col: str | None = None,
    time_col: str | None = None,
    with_col: str | None = None,
    estimators: str | Sequence[str] | None = None,
    no_report: bool = False,
) -> Done:
    """Entropy of vectors, and what they know about labels or about other vectors.

    input: Vectors and labels: PATH (Parquet), FORMAT:PATH or table:NAME.
    out: Folder of the output, on any file system of Hadoop.
    features_col: Column of the vectors: array of numbers, Spark ML vector, or a number.
        Default: features.
    label_cols: Columns of labels: whole numbers, text or boolean.
    label_pairs: Pairs of label columns, input and output, whose optimality is wanted.
    group_cols: Columns whose values make groups, each estimated by itself.
    id_col: Column that tells rows apart; random choices are drawn from it. Without one they
        are drawn from the row's vectors and labels.
    nulls: Estimates with labels or partners dealt out by chance, from 0 to 1000; auto: 5 for
        soft and discrete, none for estimators that hold rows. Default: auto.
    per_label: Also write <out>/labels: the soft entropy of every single label.
    seed: Seed of reference points and all random choices, any 64-bit number. Default: 0.
    on_bad_row: Rows with a null, NaN, infinity, another length, no direction or no label:
        fail; drop them; or quarantine them in rejects/. Default: fail.
    mode: Where the output exists: error, overwrite, resume or skip-if-complete. Default:
        error.
    bins: Soft bins of each vector, from 2 to 100000; auto: 100, or 64 where two vectors are
        compared. Default: auto.
    temperature: Temperature of the soft bins: exact; lower-bound, as the public soft_h
        package; leading-order; or a number. Default: exact.
    reference_points: Reference points instead of those of the seed: a table with columns
        point (int) and vector, such as reference_points/ of an earlier output.
    precision: Arithmetic of the shares: float or double; sums are double. Default: float.
    state_out: Also write the sums to <out>/state, to be added to by later runs.
    state_in: Add the sums of earlier outputs that were written with --state-out.
    k: Neighbours of ksg1, ksg2, ross, kozachenko and all that end in -ksg or begin with ksg,
        from 1 to 1000. Default: 5.
    transform: Each coordinate, for all but soft: none, standardise, asinh, rank or
        normal-score. Default: none.
    pca: After the transform reduce vectors of more than R coordinates, from 1 to 1000, to
        their R principal ones, for estimators that hold rows.
    lag_x: Past values of the source in transfer entropy, from 1 to 1000. Default: 1.
    lag_y: Past values of the target in transfer entropy, from 1 to 1000. Default: 1.
    sample: Most rows of a group that an estimator holds in memory, chosen by their keys;
        auto: 100000 up to 10 coordinates, 20000 above. Default: auto.
    given_col: Column of vectors, or of numbers, that count as known: what do the others know
        about each other beyond them?
    series_col: Column that tells series apart, for transfer entropy. Without one each group
        is a series.
    time_col: Column by which the rows of a series are ordered: whole numbers, dates, times.
    with_col: Column of second vectors: what do the two know about each other?
    estimators: soft, gaussian, o-information, coding-rate, ksg1, ksg2, ksg-conditional,
        gaussian-conditional, ross, kozachenko, binned, binned-equal-width, cauchy-schwarz,
        info-nce, donsker-varadhan, nwj, smile, sliced, spectral, discrete,
        minimum-entropy-coupling, transfer-entropy-ksg, transfer-entropy-gaussian,
        transfer-entropy-discrete, o-information-ksg, o-information-discrete,
        wasserstein-dependency. Default: soft.
    no_report: Do not write report.html; `remblai report` can make it later.
    """
    return run(
        spark,
        "information",
        [],
        {
            "input": input,
            "out": out,
            "features_col": features_col,
            "label_cols": label_cols,
            "label_pairs": label_pairs,
            "group_cols": group_cols,
            "id_col": id_col,
            "nulls": nulls,
            "per_label": per_label,
            "seed": seed,
            "on_bad_row": on_bad_row,
            "mode": mode,
            "bins": bins,
            "temperature": temperature,
            "reference_points": reference_points,
            "precision": precision,
            "state_out": state_out,
            "state_in": state_in,
            "k": k,
            "transform": transform,
            "pca": pca,
            "lag_x": lag_x,
            "lag_y": lag_y,
            "sample": sample,
            "given_col": given_col,
            "series_col": series_col,
            "time_col": time_col,
            "with_col": with_col,
            "estimators": estimators,
            "no_report": no_report,
        },
    )


def information_plane(
    spark: Any,
    *,
    input: str,
    out: str,
    features_col: str | None = None,
    label_cols: str | Sequence[str] | None = None,
    label_pairs: str | Sequence[str] | None = None,
    group_cols: str | Sequence[str] | None = None,
    id_col: str | None = None,
    nulls: int | str | None = None,
    per_label: bool = False,
    seed: int | str | None = None,
    on_bad_row: str | None = None,
    mode: str | None = None,
    bins: int | str | None = None,
    temperature: str | None = None,
    reference_points: str | None = None,
    precision: str | None = None,
    order_col: str | None = None,
    betas: str | Sequence[str] | None = None,
    restarts: int | str | None = None,
    max_bottleneck_labels: int | str | None = None,
    no_report: bool = False,
) -> Done:
    """What vectors know about input and output labels, group by group, and what bounds it.

    input: Vectors and labels: PATH (Parquet), FORMAT:PATH or table:NAME.
    out: Folder of the output, on any file system of Hadoop.
    features_col: Column of the vectors: array of numbers, Spark ML vector, or a number.
        Default: features.
    label_cols: Columns of labels: whole numbers, text or boolean.
    label_pairs: Pairs of label columns, input and output, whose optimality is wanted.
    group_cols: Columns whose values make groups, each estimated by itself.
    id_col: Column that tells rows apart; random choices are drawn from it. Without one they
        are drawn from the row's vectors and labels.
    nulls: Estimates with labels or partners dealt out by chance, from 0 to 1000; auto: 5 for
        soft and discrete, none for estimators that hold rows. Default: auto.
    per_label: Also write <out>/labels: the soft entropy of every single label.
    seed: Seed of reference points and all random choices, any 64-bit number. Default: 0.
    on_bad_row: Rows with a null, NaN, infinity, another length, no direction or no label:
        fail; drop them; or quarantine them in rejects/. Default: fail.
    mode: Where the output exists: error, overwrite, resume or skip-if-complete. Default:
        error.
    bins: Soft bins of each vector, from 2 to 100000; auto: 100, or 64 where two vectors are
        compared. Default: auto.
    temperature: Temperature of the soft bins: exact; lower-bound, as the public soft_h
        package; leading-order; or a number. Default: exact.
    reference_points: Reference points instead of those of the seed: a table with columns
        point (int) and vector, such as reference_points/ of an earlier output.
    precision: Arithmetic of the shares: float or double; sums are double. Default: float.
    order_col: The group column that orders points, such as checkpoint: the others name
        trajectories.
    betas: Where the bottleneck curve is searched, numbers above 1; auto: 24 from 1.02 to
        5000. Default: auto.
    restarts: Random starts at each beta besides the annealing through all, from 0 to 1000.
        Default: 4.
    max_bottleneck_labels: Input or output labels of a group beyond which its curve is left
        out, from 1 to 10000. Default: 2000.
    no_report: Do not write report.html; `remblai report` can make it later.
    """
    return run(
        spark,
        "information-plane",
        [],
        {
            "input": input,
            "out": out,
            "features_col": features_col,
            "label_cols": label_cols,
            "label_pairs": label_pairs,
            "group_cols": group_cols,
            "id_col": id_col,
            "nulls": nulls,
            "per_label": per_label,
            "seed": seed,
            "on_bad_row": on_bad_row,
            "mode": mode,
            "bins": bins,
            "temperature": temperature,
            "reference_points": reference_points,
            "precision": precision,
            "order_col": order_col,
            "betas": betas,
            "restarts": restarts,
            "max_bottleneck_labels": max_bottleneck_labels,
            "no_report": no_report,
        },
    )


def divergence(
    spark: Any,
    *,
    source: str,
    out: str | None = None,
    kernel_width: float | str | None = None,
    frequencies: float | str | None = None,
    clusters: int | str | None = None,
    repeats: int | str | None = None,
    cluster_by: str | None = None,
    slices: int | str | None = None,
    k: int | str | None = None,
    sample: int | str | None = None,
    nulls: int | str | None = None,
    target: str,
    features_col: str | None = None,
    id_col: str | None = None,
    group_cols: str | Sequence[str] | None = None,
    against: str | None = None,
    measures: str | Sequence[str] | None = None,
    seed: int | str | None = None,
    on_bad_row: str | None = None,
    mode: str | None = None,
    no_report: bool = False,
) -> Done:
    """How far two tables of vectors are from each other, group by group.

    source: Source cloud: PATH (Parquet), FORMAT:PATH (csv, json, orc, ...) or table:NAME.
    out: Folder of the output, on any file system of Hadoop. Required to write.
    kernel_width: mmd: width of the Gaussian kernel in the unit of the features; auto: the
        median distance of 2000 rows. Default: auto.
    frequencies: mmd: random frequencies that stand for the kernel, from 1 to 65536. Default:
        512.
    clusters: mauve: clusters, at least 1; auto: a tenth of the smaller side's rows, from 2
        to 500. Default: auto.
    repeats: mauve: clusterings whose mean is told, from 1 to 100. Default: 5.
    cluster_by: mauve: direction (rows of length 1) or position (rows as they are, as are
        numbers). Default: direction.
    slices: sliced-wasserstein: random directions, from 1 to 10000. Default: 50.
    k: knn-kl: neighbours, from 1 to 1000. Default: 3.
    sample: knn-kl and sliced-wasserstein: most rows of a side of a group that are held in
        memory, chosen by their keys; auto: 100000 up to 10 coordinates, 20000 up to 100,
        5000 above. Default: auto.
    nulls: Measures with rows dealt to source and target by chance, from 0 to 1000; auto: 5,
        of knn-kl 1. Default: auto.
    target: What the source is measured against; may have another number of rows.
    features_col: Column of the vectors: array of numbers, Spark ML vector, or a number.
        Default: features.
    id_col: Column that tells rows of a table apart; random choices are drawn from it.
        Without one they are drawn from the vectors.
    group_cols: Columns whose values make groups, each measured by itself.
    against: What a group of the source is measured against: the same group of the target, or
        all of the target, which needs no --group-cols then. Default: group.
    measures: Any of them. Default: knn-kl,mmd,mauve,sliced-wasserstein,mean-shift.
    seed: Seed of all random choices, any 64-bit number. Default: 0.
    on_bad_row: Rows with a null, NaN, infinity or another length: fail; drop them; or
        quarantine them in rejects/. Default: fail.
    mode: Where the output exists: error, overwrite, resume or skip-if-complete. Default:
        error.
    no_report: Do not write report.html; `remblai report` can make it later.
    """
    return run(
        spark,
        "divergence",
        [],
        {
            "source": source,
            "out": out,
            "kernel_width": kernel_width,
            "frequencies": frequencies,
            "clusters": clusters,
            "repeats": repeats,
            "cluster_by": cluster_by,
            "slices": slices,
            "k": k,
            "sample": sample,
            "nulls": nulls,
            "target": target,
            "features_col": features_col,
            "id_col": id_col,
            "group_cols": group_cols,
            "against": against,
            "measures": measures,
            "seed": seed,
            "on_bad_row": on_bad_row,
            "mode": mode,
            "no_report": no_report,
        },
    )


def transform(
    spark: Any,
    *,
    map: str,
    input: str,
    out: str,
    id_col: str | None = None,
    features_col: str | None = None,
    features_cols: str | Sequence[str] | None = None,
    source: str | None = None,
    target: str | None = None,
    smoothing: str | None = None,
    neighbors: int | str | None = None,
    block_rows: int | str | None = None,
    on_bad_row: str | None = None,
    mode: str | None = None,
    no_report: bool = False,
) -> Done:
    """Apply a finished map to rows that were not there when it was made.

    map: Output of hiref: the map to apply.
    input: New rows of the source's kind: PATH (Parquet), FORMAT:PATH or table:NAME.
    out: Folder of the output, on any file system of Hadoop.
    id_col: Column of the new rows' ids, unique: integral or text. Default: as in the map.
    features_col: Column of their vectors: array of numbers or Spark ML vector. Default: as
        in the map.
    features_cols: Instead of --features-col: columns with one coordinate each, in order.
    source: Where the map's source table is now. Default: where its manifest says.
    target: Where the map's target table is now. Default: where its manifest says.
    smoothing: What the nearest pairs say of a row: linear, displacements change linearly
        with the place; mean, their weighted mean; displacement, that of the nearest; or
        partner, it goes to the partner of the nearest. Default: linear.
    neighbors: Pairs that are asked for a row, from 1 to 1024; auto: for linear and mean 4
        for each coordinate, from 8 to 32; else 1. Default: auto.
    block_rows: Pairs of one block, which a task holds in memory: from 64 to 100000000; auto:
        32 MiB of coordinates. Default: auto.
    on_bad_row: New rows with null, NaN, infinity, wrong length or a duplicate id: fail; drop
        them; or quarantine them in rejects/. Default: fail.
    mode: Where the output exists: error, overwrite, resume or skip-if-complete. Default:
        error.
    no_report: Do not write report.html; `remblai report` can make it later.
    """
    return run(
        spark,
        "transform",
        [],
        {
            "map": map,
            "input": input,
            "out": out,
            "id_col": id_col,
            "features_col": features_col,
            "features_cols": features_cols,
            "source": source,
            "target": target,
            "smoothing": smoothing,
            "neighbors": neighbors,
            "block_rows": block_rows,
            "on_bad_row": on_bad_row,
            "mode": mode,
            "no_report": no_report,
        },
    )


def verify(
    spark: Any,
    *,
    out: str,
    source: str | None = None,
    target: str | None = None,
) -> Done:
    """Check a finished output against the tables it was made from.

    out: Folder of the output to check.
    source: Where the source table is now. Default: where the manifest says.
    target: Where the target table is now. Default: where the manifest says.
    """
    return run(
        spark,
        "verify",
        [],
        {
            "out": out,
            "source": source,
            "target": target,
        },
    )


def report(
    spark: Any,
    out: str,
    *,
    to: str | None = None,
) -> Done:
    """Make report.html of a finished output again.

    to: File to write. Default: report.html in the folder.
    """
    return run(
        spark,
        "report",
        [out],
        {
            "to": to,
        },
    )


def publish(
    spark: Any,
    *,
    out: str,
    table: str,
    result: str | None = None,
    part: str | None = None,
) -> Done:
    """Replace the rows of a catalog's table by those of a finished output, in one commit.

    out: Folder of the finished output.
    table: The table, qualified and quoted as in SQL; made if it is not there and its catalog
        can.
    result: Which table of the output. Default: pairs of hiref, q of frlc, mapped of
        transform, plane of information-plane, estimates of the others.
    part: Replace only the rows with this value in this column, which every row gets.
        Default: replace all rows.
    """
    return run(
        spark,
        "publish",
        [],
        {
            "out": out,
            "table": table,
            "result": result,
            "part": part,
        },
    )


def plan(
    spark: Any,
    *,
    source: str,
    out: str | None = None,
    id_col: str | None = None,
    features_col: str | None = None,
    features_cols: str | Sequence[str] | None = None,
    certify: str | None = None,
    fail_if_gap_above: float | str | None = None,
    splitter: str | None = None,
    max_rank: int | str | None = None,
    max_base: int | str | None = None,
    depth: int | str | None = None,
    base_solver: str | None = None,
    checkpoint: str | None = None,
    keep_checkpoints: bool = False,
    unequal: str | None = None,
    max_cost: str | None = None,
    warm_from: str | None = None,
    quality: bool = False,
    balance: bool = False,
    balance_cols: str | Sequence[str] | None = None,
    group_cols: str | Sequence[str] | None = None,
    caliper_col: str | Sequence[str] | None = None,
    caliper: str | Sequence[str] | None = None,
    weight_col: str | None = None,
    ratio: int | str | None = None,
    target: str,
    cost: str | None = None,
    standardize: str | None = None,
    leaf_size: int | str | None = None,
    group_size: int | str | None = None,
    rematch_rounds: int | str | None = None,
    task_memory: str | None = None,
    seed: int | str | None = None,
    on_bad_row: str | None = None,
    mode: str | None = None,
    emit_vectors: bool = False,
) -> Done:
    """Say what hiref would do with the same options; reads schemas and counts, writes nothing.

    source: Source cloud: PATH (Parquet), FORMAT:PATH (csv, json, orc, ...) or table:NAME.
    out: Folder of the output, on any file system of Hadoop. Required to write.
    id_col: Column of the row ids, unique within a table: integral or text. Default: id.
    features_col: Column of the vectors: array of numbers or Spark ML vector. Default:
        features.
    features_cols: Instead of --features-col: columns with one coordinate each, in order.
    certify: Lower bound of the best map's cost: none; fast: certified but loose, and a sharp
        estimate from a sample; full: certified from all pairs of points, work grows with
        their square. Default: fast.
    fail_if_gap_above: End with exit code 4 if the map may cost more than this above the
        optimum: a fraction such as 0.01, or 1%. With fast the 99 % limit of the sample
        decides. Default: no limit.
    splitter: How blocks are cut: coordinate, in two along a direction; or frlc, by low-rank
        couplings, as HiRef was published. Default: coordinate.
    max_rank: Of --splitter frlc: most parts of a block on one level, from 2 to 4096.
        Default: 16.
    max_base: Of --splitter frlc: largest block solved whole. Default: that of --leaf-size;
        64 for --base-solver frlc, which takes at most 2048.
    depth: Of --splitter frlc: most levels, from 1 to 31. Default: as many as it takes.
    base_solver: How blocks are solved that are cut no further: exact, by assignment; or
        frlc, by a coupling of full rank, rounded. Default: exact.
    checkpoint: Keep what was reached for --mode resume: auto, as often as costs a twentieth
        of the time at most; every-stage; or none. Default: auto.
    keep_checkpoints: Leave the checkpoints beside the output after success.
    unequal: Tables of different size: partial, the smaller is mapped into the larger, and
        the rest goes to unmatched/; coupling, every row of either side has the same mass and
        rows share partners; or error. Default: partial.
    max_cost: Greatest cost of a pair: dearer ones are not written, their rows go to
        unmatched/. Default: any.
    warm_from: Output of an earlier run on nearly the same rows, perhaps --out itself: its
        pairs are kept where both rows are still there, and only improved. Default: none.
    quality: Write margin, mutual_nearest and confidence with every pair; see docs/hiref.md.
    balance: Write balance/: standardised differences of the coordinates' means before and
        after matching.
    balance_cols: Columns of numbers or booleans in both tables whose balance is written to
        balance/.
    group_cols: Map each group of rows by itself: rows are paired only where all these
        columns are equal. What became of each is in groups/. Default: one map of all rows.
    caliper_col: Columns of numbers that may differ only by --caliper in a pair. Default:
        none.
    caliper: Greatest difference in each column of --caliper-col; pairs beyond are not
        written, their rows go to unmatched/.
    weight_col: Column of the rows' weights, in both tables: numbers, at least 0; brought to
        a sum of 1 in each table. Rows share partners by mass. Default: all rows weigh the
        same.
    ratio: Targets that each source gets, none of them twice: a whole number from 1 to
        1000000; or K:1, K sources for each target. Default: 1.
    target: Target cloud: as many accepted rows as the source, or see --unequal.
    cost: Cost of a pair: sqeuclidean |x-y|^2, euclidean |x-y|, or cosine 1-cos(x,y).
        Default: sqeuclidean.
    standardize: none, or zscore: shift and scale each coordinate by mean and standard
        deviation. Default: none.
    leaf_size: Largest block solved exactly, in points, from 2 to 16384. Default: 1024.
    group_size: Largest group of a wide rematching round, in pairs, from 2 to 1048576;
        smaller where --task-memory demands. Default: 16384.
    rematch_rounds: Rounds of rematching, from 0 to 10000; auto: until they gain too little.
        Default: auto.
    task_memory: Memory one task may use for its points: number with unit k, m, g or t; at
        least 1m. Default: 256m.
    seed: Seed of the run, any 64-bit whole number; same seed, same map. Default: 1.
    on_bad_row: Rows with null, NaN, infinity, wrong length or a duplicate id: fail; drop
        them; or quarantine them in rejects/. Default: fail.
    mode: Where the output exists: error; overwrite once the new one is whole; resume an
        interrupted run; or skip-if-complete. Default: error.
    emit_vectors: Write T(x) - x with every pair: in units of the input; for cosine, of the
        unit vectors.
    """
    return run(
        spark,
        "plan",
        [],
        {
            "source": source,
            "out": out,
            "id_col": id_col,
            "features_col": features_col,
            "features_cols": features_cols,
            "certify": certify,
            "fail_if_gap_above": fail_if_gap_above,
            "splitter": splitter,
            "max_rank": max_rank,
            "max_base": max_base,
            "depth": depth,
            "base_solver": base_solver,
            "checkpoint": checkpoint,
            "keep_checkpoints": keep_checkpoints,
            "unequal": unequal,
            "max_cost": max_cost,
            "warm_from": warm_from,
            "quality": quality,
            "balance": balance,
            "balance_cols": balance_cols,
            "group_cols": group_cols,
            "caliper_col": caliper_col,
            "caliper": caliper,
            "weight_col": weight_col,
            "ratio": ratio,
            "target": target,
            "cost": cost,
            "standardize": standardize,
            "leaf_size": leaf_size,
            "group_size": group_size,
            "rematch_rounds": rematch_rounds,
            "task_memory": task_memory,
            "seed": seed,
            "on_bad_row": on_bad_row,
            "mode": mode,
            "emit_vectors": emit_vectors,
        },
    )


def demo(
    spark: Any,
    *,
    cloud: str,
    points: int | str,
    seed: int | str | None = None,
    out: str,
    partitions: int | str | None = None,
    mode: str | None = None,
) -> Done:
    """Write a pair of synthetic clouds to try the other commands on.

    cloud: Which pair of clouds, such as checkerboard or mixture-d64.
    points: Rows of each cloud, at least 1.
    seed: Seed of the clouds, any 64-bit whole number; same seed, same rows. Default: 1.
    out: Folder of the output, on any file system of Hadoop.
    partitions: Files of each cloud. Default: one per core, more where they exceed 64 MiB.
    mode: Where a cloud is there already: error, or overwrite. Default: error.
    """
    return run(
        spark,
        "demo",
        [],
        {
            "cloud": cloud,
            "points": points,
            "seed": seed,
            "out": out,
            "partitions": partitions,
            "mode": mode,
        },
    )
