package io.remblai.job.fuzz;

import static io.remblai.job.fuzz.OptionGrammar.contradiction;
import static io.remblai.job.fuzz.OptionGrammar.named;
import static io.remblai.job.fuzz.ValueKind.FLAG;
import static io.remblai.job.fuzz.ValueKind.LONG;
import static io.remblai.job.fuzz.ValueKind.TEXT;
import static io.remblai.job.fuzz.ValueKind.auto;
import static io.remblai.job.fuzz.ValueKind.choice;
import static io.remblai.job.fuzz.ValueKind.positive;
import static io.remblai.job.fuzz.ValueKind.whole;

import io.remblai.job.fuzz.OptionGrammar.Contradiction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be said to the commands about maps and couplings. */
final class MapGrammars {

  private static final ValueKind BAD_ROW = choice("fail", "drop", "quarantine");
  private static final ValueKind MODE = choice("error", "overwrite", "resume", "skip-if-complete");
  private static final ValueKind COST = choice("sqeuclidean", "euclidean", "cosine");

  private static final List<List<String>> FEATURES =
      List.of(
          List.of(),
          List.of("--features-col=f.g"),
          List.of("--features-cols=x,y, z"),
          List.of("--id-col=`id`"));

  private static final List<Contradiction> PAIRING =
      List.of(
          contradiction("one name twice", "--group-cols=a,a"),
          contradiction("a blank name", "--caliper-col=a,,b", "--caliper=1,2,3"),
          contradiction("leave out --group-cols", "--group-cols=g", "--unequal=coupling"),
          contradiction("--group-cols", "--group-cols=g", "--certify=full"),
          contradiction("one caliper for each column", "--caliper-col=a", "--caliper=5,6"),
          contradiction("leave out --group-cols", "--warm-from=a", "--group-cols=g"),
          contradiction("--quality", "--quality", "--group-cols=g"),
          contradiction("--quality", "--quality", "--caliper-col=a", "--caliper=1"),
          contradiction("--weight-col", "--weight-col=w", "--group-cols=g"),
          contradiction("--ratio", "--ratio=2", "--caliper-col=a", "--caliper=1"),
          contradiction("--ratio", "--ratio=2", "--quality"),
          contradiction("--weight-col", "--weight-col=w", "--warm-from=a"),
          contradiction("one caliper for each column", "--caliper-col=a,b", "--caliper=5"),
          contradiction("at least 0", "--caliper-col=age", "--caliper=-1"),
          contradiction("at least 0", "--caliper-col=age", "--caliper=inf"),
          contradiction(
              "leave out --caliper-col", "--caliper-col=a", "--caliper=1", "--unequal=coupling"),
          contradiction("--caliper", "--caliper-col=a", "--caliper=1", "--certify=full"));

  private MapGrammars() {}

  static List<OptionGrammar> all() {
    return List.of(
        hiref("hiref"), hiref("plan"), frlc(), transform(), verify(), publish(), demo(), version());
  }

  private static OptionGrammar hiref(String command) {
    Map<String, ValueKind> free = new LinkedHashMap<>();
    free.put("--cost", COST);
    free.put("--standardize", choice("none", "zscore"));
    free.put("--leaf-size", whole(2, 16_384));
    free.put("--group-size", whole(2, 1 << 20));
    free.put("--rematch-rounds", auto(0, 10_000));
    free.put("--task-memory", ValueKind.SIZE);
    free.put("--seed", LONG);
    free.put("--on-bad-row", BAD_ROW);
    free.put("--mode", MODE);
    free.put("--checkpoint", choice("auto", "none", "every-stage"));
    free.put("--keep-checkpoints", FLAG);
    free.put("--emit-vectors", FLAG);
    free.put("--verbose", FLAG);
    if (command.equals("hiref")) {
      free.put("--dry-run", FLAG);
      free.put("--no-report", FLAG);
    }
    List<List<String>> split =
        List.of(
            List.of(),
            List.of("--base-solver=exact"),
            List.of("--splitter=frlc", "--max-rank=2"),
            List.of("--splitter=frlc", "--max-base=16384", "--depth=31"),
            List.of("--splitter=frlc", "--base-solver=frlc", "--max-base=2"));
    List<List<String>> bound =
        List.of(
            List.of(),
            List.of("--certify=none"),
            List.of("--certify=full", "--fail-if-gap-above=1%"),
            List.of("--fail-if-gap-above=0.5", "--unequal=partial"),
            List.of("--unequal=error"),
            List.of("--unequal=coupling", "--certify=full"),
            List.of("--ratio=3", "--certify=full"),
            List.of("--ratio=2:1", "--unequal=error"),
            List.of("--max-cost=0.25", "--unequal=partial"),
            List.of("--quality", "--balance", "--warm-from=größe"),
            List.of("--warm-from=day/before", "--caliper-col=age", "--caliper=5"),
            List.of("--balance-cols=age, income", "--max-cost=2"),
            List.of("--max-cost=1e30", "--certify=none"),
            List.of("--group-cols=a, b.c", "--unequal=error"),
            List.of("--group-cols=`g`", "--max-cost=2"),
            List.of("--group-cols=g", "--fail-if-gap-above=1%"),
            List.of("--caliper-col=age", "--caliper=5"),
            List.of("--group-cols=g", "--caliper-col=age,year", "--caliper=0, 2.5e1"));
    List<Contradiction> contradictions =
        List.of(
            contradiction("exclude each other", "--features-col=a", "--features-cols=b"),
            contradiction("--fail-if-gap-above", "--certify=none", "--fail-if-gap-above=1%"),
            contradiction("leave out --quality", "--unequal=coupling", "--quality"),
            contradiction("--balance-cols is", "--balance-cols=a,,b"),
            contradiction("--max-rank needs --splitter frlc", "--max-rank=3"),
            contradiction("--depth needs --splitter frlc", "--depth=3", "--splitter=coordinate"),
            contradiction("--base-solver frlc needs --splitter frlc", "--base-solver=frlc"),
            contradiction("leave out --max-cost", "--max-cost=2", "--unequal=coupling"),
            contradiction("--max-cost", "--max-cost=2", "--certify=full"),
            contradiction("--max-cost", "--max-cost=2", "--fail-if-gap-above=1%"),
            contradiction("--max-cost", "--max-cost=-1"),
            contradiction("--max-cost", "--max-cost=NaN"),
            contradiction("leave out --max-cost", "--max-cost=2", "--weight-col=w"),
            contradiction("leave out --max-cost", "--max-cost=2", "--ratio=2"),
            contradiction("--splitter frlc", "--splitter=frlc", "--weight-col=w"),
            contradiction("exclude each other", "--weight-col=w", "--ratio=2:1"),
            contradiction("leave out --unequal coupling", "--unequal=coupling", "--ratio=2"),
            contradiction("--weight-col", "--weight-col= "),
            contradiction("--ratio", "--ratio=0"),
            contradiction("--ratio", "--ratio=2:2"),
            contradiction("is also an input", "--out=s"));
    List<Contradiction> all = new ArrayList<>(contradictions);
    all.addAll(PAIRING);
    return new OptionGrammar(
        command,
        named("--source", "s", "--target", "t", "--out", "o"),
        free,
        List.of(FEATURES, solved(split, bound)),
        all);
  }

  /** Any way to split with any to judge; weights go with some of either only. */
  private static List<List<String>> solved(List<List<String>> split, List<List<String>> bound) {
    List<List<String>> all = new ArrayList<>();
    for (List<String> how : split) {
      for (List<String> judged : bound) {
        List<String> both = new ArrayList<>(how);
        both.addAll(judged);
        all.add(both);
      }
    }
    all.add(List.of("--weight-col=w"));
    all.add(List.of("--weight-col=w", "--base-solver=exact", "--ratio=1"));
    all.add(List.of("--weight-col=w", "--unequal=coupling", "--certify=full"));
    return all;
  }

  private static OptionGrammar frlc() {
    Map<String, ValueKind> free = new LinkedHashMap<>();
    free.put("--tau-inner", positive("inf", "INF"));
    free.put("--gamma", positive());
    free.put("--max-iter", whole(1, 1_000_000));
    free.put("--tol", ValueKind.FRACTION);
    free.put("--restarts", whole(1, 1000));
    free.put("--seed", LONG);
    free.put("--on-bad-row", BAD_ROW);
    free.put("--mode", MODE);
    free.put("--diagonalize", FLAG);
    free.put("--dry-run", FLAG);
    free.put("--emit-projection", FLAG);
    free.put("--no-report", FLAG);
    free.put("--verbose", FLAG);
    List<List<String>> problem =
        List.of(
            List.of("--rank=1"),
            List.of("--rank=3,4096", "--objective=gw", "--cost=cosine"),
            List.of("--objective=fgw", "--coordinates-col=c d", "--alpha=0.25"),
            List.of("--cost=euclidean", "--cost-rank=1024", "--weight-col=w"),
            List.of("--marginals=unbalanced", "--tau-outer=2"),
            List.of("--standardize=zscore"),
            List.of("--solver=transport-clustering", "--rank=7"));
    List<Contradiction> contradictions =
        new ArrayList<>(
            List.of(
                contradiction("--coordinates-col", "--objective=fgw"),
                contradiction("--coordinates-col", "--coordinates-col=c"),
                contradiction("--alpha", "--alpha=0.5"),
                contradiction("--cost-rank", "--cost-rank=3"),
                contradiction("--tau-outer", "--tau-outer=3"),
                contradiction("--standardize", "--standardize=zscore", "--weight-col=w"),
                contradiction("--rank", "--rank=1,2,3"),
                contradiction("--rank", "--rank=1,"),
                contradiction("one rank", "--solver=transport-clustering", "--rank=1,2"),
                contradiction("one-to-one", "--solver=transport-clustering", "--objective=gw")));
    return new OptionGrammar(
        "frlc",
        named("--source", "s", "--target", "t", "--out", "o"),
        free,
        List.of(FEATURES, problem),
        contradictions);
  }

  private static OptionGrammar transform() {
    Map<String, ValueKind> free = new LinkedHashMap<>();
    free.put("--source", TEXT);
    free.put("--target", TEXT);
    free.put("--smoothing", choice("linear", "mean", "displacement", "partner"));
    free.put("--neighbors", auto(1, 1024));
    free.put("--block-rows", auto(64, 100_000_000));
    free.put("--on-bad-row", BAD_ROW);
    free.put("--mode", MODE);
    free.put("--no-report", FLAG);
    free.put("--verbose", FLAG);
    List<Contradiction> contradictions =
        List.of(
            contradiction("is also an input", "--out=i"),
            contradiction("is also the map", "--out=m"),
            contradiction("exclude each other", "--features-col=f", "--features-cols=x,y"));
    return new OptionGrammar(
        "transform",
        named("--map", "m", "--input", "i", "--out", "o"),
        free,
        List.of(FEATURES),
        contradictions);
  }

  private static OptionGrammar verify() {
    Map<String, ValueKind> free = new LinkedHashMap<>();
    free.put("--source", TEXT);
    free.put("--target", TEXT);
    free.put("--verbose", FLAG);
    return new OptionGrammar("verify", named("--out", "o"), free, List.of(), List.of());
  }

  private static OptionGrammar publish() {
    Map<String, ValueKind> free = new LinkedHashMap<>();
    free.put("--result", TEXT);
    free.put(
        "--part",
        new ValueKind(
            choice("day=2026-11-22", "a=b=c", "`=", "day=").right(),
            choice("day", "=2026-11-22", "2026-11-22").right()));
    free.put("--verbose", FLAG);
    return new OptionGrammar(
        "publish", named("--out", "o", "--table", "t"), free, List.of(), List.of());
  }

  private static OptionGrammar demo() {
    Map<String, ValueKind> free = new LinkedHashMap<>();
    free.put(
        "--cloud",
        new ValueKind(
            choice("checkerboard", "gauss-d1", "mixture-d2048", "same-gauss-d007").right(),
            choice("gauss-d0", "gauss", "gauss-d2049", "mixture-d99999999999", "gauss-d-3")
                .right()));
    free.put("--points", whole(1, Long.MAX_VALUE >> 1));
    free.put("--seed", LONG);
    free.put("--partitions", whole(1, Integer.MAX_VALUE));
    free.put("--mode", choice("error", "overwrite"));
    free.put("--verbose", FLAG);
    return new OptionGrammar(
        "demo",
        named("--cloud", "gauss-d3", "--points", "5", "--out", "o"),
        free,
        List.of(),
        List.of());
  }

  private static OptionGrammar version() {
    return new OptionGrammar("version", Map.of(), Map.of("--verbose", FLAG), List.of(), List.of());
  }
}
