package io.remblai.job.fuzz;

import static io.remblai.job.fuzz.OptionGrammar.contradiction;
import static io.remblai.job.fuzz.OptionGrammar.named;
import static io.remblai.job.fuzz.ValueKind.FLAG;
import static io.remblai.job.fuzz.ValueKind.LONG;
import static io.remblai.job.fuzz.ValueKind.NAMES;
import static io.remblai.job.fuzz.ValueKind.TEXT;
import static io.remblai.job.fuzz.ValueKind.auto;
import static io.remblai.job.fuzz.ValueKind.choice;
import static io.remblai.job.fuzz.ValueKind.positive;
import static io.remblai.job.fuzz.ValueKind.whole;

import io.remblai.job.fuzz.OptionGrammar.Contradiction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be said to the commands about information and divergence. */
final class InformationGrammars {

  private static final List<List<String>> MEASURES =
      List.of(
          List.of(),
          List.of("--measures=mmd"),
          List.of("--measures= knn-kl , mauve"),
          List.of("--measures=sliced-wasserstein,mean-shift"));

  private InformationGrammars() {}

  static List<OptionGrammar> all() {
    return List.of(information(), plane(), divergence());
  }

  /** Options of every command here. */
  private static Map<String, ValueKind> common() {
    Map<String, ValueKind> free = new LinkedHashMap<>();
    free.put("--features-col", TEXT);
    free.put("--id-col", TEXT);
    free.put("--seed", LONG);
    free.put("--on-bad-row", choice("fail", "drop", "quarantine"));
    free.put("--mode", choice("error", "overwrite", "resume", "skip-if-complete"));
    free.put("--no-report", FLAG);
    free.put("--nulls", auto(0, 1000));
    free.put("--verbose", FLAG);
    return free;
  }

  /** Options of soft bins. */
  private static Map<String, ValueKind> soft() {
    Map<String, ValueKind> free = common();
    free.put("--bins", auto(2, 100_000));
    free.put("--temperature", positive("exact", "lower-bound", "leading-order"));
    free.put("--reference-points", TEXT);
    free.put("--precision", choice("float", "double"));
    return free;
  }

  private static OptionGrammar information() {
    Map<String, ValueKind> free = soft();
    free.put("--with-col", TEXT);
    free.put("--given-col", TEXT);
    free.put("--group-cols", NAMES);
    free.put("--k", whole(1, 1000));
    free.put("--transform", choice("none", "standardise", "asinh", "rank", "normal-score"));
    free.put("--pca", whole(1, 1000));
    free.put("--lag-x", whole(1, 1000));
    free.put("--lag-y", whole(1, 1000));
    free.put("--sample", auto(1, 10_000_000));
    free.put("--state-out", FLAG);
    free.put("--state-in", TEXT);
    List<List<String>> asked =
        List.of(
            List.of(),
            List.of("--label-cols=a,b", "--label-pairs=a:b, b:a", "--per-label"),
            List.of("--label-cols=größe", "--estimators=soft,ross"),
            List.of("--estimators=kozachenko,coding-rate"));
    List<List<String>> series =
        List.of(List.of(), List.of("--time-col=t"), List.of("--time-col=t", "--series-col=s"));
    List<Contradiction> contradictions =
        List.of(
            contradiction("--with-col", "--estimators=ksg1"),
            contradiction("--label-cols", "--estimators=ross"),
            contradiction("--estimators", "--estimators=sofd"),
            contradiction("--estimators", "--estimators=soft,soft"),
            contradiction("--per-label", "--per-label"),
            contradiction("--label-pairs", "--label-cols=a,b", "--label-pairs=a:c"),
            contradiction("--label-pairs", "--label-cols=a,b", "--label-pairs=a:b:a"),
            contradiction("--time-col", "--series-col=s"),
            contradiction("is also the input", "--out=i"));
    return new OptionGrammar(
        "information",
        named("--input", "i", "--out", "o"),
        free,
        List.of(asked, series),
        contradictions);
  }

  private static OptionGrammar plane() {
    Map<String, ValueKind> free = soft();
    free.put("--restarts", whole(0, 1000));
    free.put("--max-bottleneck-labels", whole(1, 10_000));
    List<List<String>> order =
        List.of(
            List.of(),
            List.of("--group-cols=layer,step", "--order-col=step"),
            List.of("--betas=auto"),
            List.of("--betas=1.5,2,1e3", "--per-label"));
    List<Contradiction> contradictions =
        List.of(
            contradiction("--order-col", "--order-col=step"),
            contradiction("--betas", "--betas=1"),
            contradiction("--betas", "--betas=2,x"),
            contradiction("--betas", "--betas="),
            contradiction("--label-pairs", "--label-pairs=a"));
    return new OptionGrammar(
        "information-plane",
        named("--input", "i", "--out", "o", "--label-cols", "a,b", "--label-pairs", "a:b"),
        free,
        List.of(order),
        contradictions);
  }

  private static OptionGrammar divergence() {
    Map<String, ValueKind> free = common();
    free.put("--group-cols", NAMES);
    free.put("--against", choice("group", "all"));
    free.put("--kernel-width", positive("auto"));
    free.put("--frequencies", whole(1, 65_536));
    free.put("--clusters", auto(1, 100_000));
    free.put("--repeats", whole(1, 100));
    free.put("--cluster-by", choice("direction", "position"));
    free.put("--slices", whole(1, 10_000));
    free.put("--k", whole(1, 1000));
    free.put("--sample", auto(1, 10_000_000));
    List<Contradiction> contradictions =
        List.of(
            contradiction("--measures", "--measures=mdd"),
            contradiction("--measures", "--measures=mmd,mmd"),
            contradiction("--measures", "--measures="),
            contradiction("is also an input", "--out=t"));
    return new OptionGrammar(
        "divergence",
        named("--source", "s", "--target", "t", "--out", "o"),
        free,
        List.of(MEASURES),
        contradictions);
  }
}
