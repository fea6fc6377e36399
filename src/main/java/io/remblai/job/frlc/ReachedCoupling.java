package io.remblai.job.frlc;

import io.remblai.lowrank.FrlcResult;
import io.remblai.lowrank.coupling.CouplingInformation;
import io.remblai.spark.lowrank.problem.FactoredClouds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A coupling and what is known of it, in numbers.
 *
 * @param result what the solver found
 * @param information what the coupling says
 * @param costRank factors of a sampled cost
 * @param costError measured relative error of a sampled cost
 * @param passes over either cloud until here
 */
record ReachedCoupling(
    FrlcResult result,
    CouplingInformation information,
    OptionalInt costRank,
    OptionalDouble costError,
    int passes) {

  static ReachedCoupling of(
      FactoredClouds clouds, FrlcResult result, CouplingInformation information) {
    return new ReachedCoupling(
        result, information, clouds.costRank(), clouds.costError(), clouds.passes());
  }

  /** For the manifest, by name. */
  Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("objective", objective());
    content.put("convergence", convergence());
    content.put("information", said());
    if (costRank.isPresent()) {
      Map<String, Object> sampled = new LinkedHashMap<>();
      sampled.put("rank", costRank.getAsInt());
      sampled.put("relative_error", costError.getAsDouble());
      content.put("sampled_cost", sampled);
    }
    return content;
  }

  /** Value and parts of the objective, in units of the cost. */
  Map<String, Object> objective() {
    Map<String, Object> objective = new LinkedHashMap<>();
    objective.put("value", result.value());
    objective.put("linear", result.linear());
    objective.put("gromov", result.gromov());
    objective.put("mass", result.mass());
    objective.put("of_independent_coupling", result.independentValue());
    objective.put("tau", result.tau());
    return objective;
  }

  /** How the run of the best start ended. */
  private Map<String, Object> convergence() {
    Map<String, Object> convergence = new LinkedHashMap<>();
    convergence.put("converged", result.convergence().converged());
    convergence.put("iterations", result.convergence().iterations());
    convergence.put("last_change", result.convergence().lastChange());
    convergence.put("marginal_error", result.convergence().marginalError());
    convergence.put("passes", passes);
    return convergence;
  }

  /** Entropy and information in nats, of the coupling brought to mass one. */
  Map<String, Object> said() {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("latent_entropy", information.latentEntropy());
    said.put("latent_effective_support", Math.exp(information.latentEntropy()));
    said.put("latent_mutual_information", information.latentInformation());
    said.put("mutual_information_estimate", information.information());
    said.put("mutual_information_standard_error", information.informationError());
    said.put("entropy_estimate", information.entropy());
    said.put("effective_support_estimate", information.effectiveSupport());
    return said;
  }
}
