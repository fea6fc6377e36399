package io.remblai.info.neighbor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.remblai.info.KeyedOrder;
import io.remblai.info.ReferenceCases;
import io.remblai.info.Rows;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The numbers of {@code ksg.json}. */
class NeighborReferenceTest {

  private static final double TOLERANCE = 1e-9;

  @Test
  void bothForms() {
    for (JsonNode one : ReferenceCases.of("ksg.json", "ksg-")) {
      Rows x = ReferenceCases.rows(one.get("x"));
      Rows y = ReferenceCases.rows(one.get("y"));
      for (Map.Entry<String, JsonNode> entry : one.get("expected_by_k").properties()) {
        for (Ksg.Form form : Ksg.Form.values()) {
          Ksg ksg = new Ksg(form, Integer.parseInt(entry.getKey()), Integer.MAX_VALUE, 0);
          assertEquals(
              entry.getValue().get(ksg.name() + "_nats").asDouble(),
              ksg.estimate(x, y).nats(),
              TOLERANCE,
              one.get("id") + " " + ksg);
        }
      }
    }
  }

  @Test
  void labelForm() {
    for (JsonNode one : ReferenceCases.of("ksg.json", "ross-")) {
      Ross ross = new Ross(one.get("k").asInt());
      assertEquals(
          one.get("expected").get("mi_nats").asDouble(),
          ross.estimate(
                  ReferenceCases.rows(one.get("z")), ReferenceCases.integers(one.get("labels")))
              .nats(),
          TOLERANCE,
          one.get("id").asText());
    }
  }

  @Test
  void conditionalForm() {
    for (JsonNode one : ReferenceCases.of("ksg.json", "cmi-")) {
      Rows x = ReferenceCases.rows(one.get("x"));
      int[] all = KeyedOrder.sample(0, 0, KeyedOrder.rowNumbers(x.size()), x.size());
      for (Map.Entry<String, JsonNode> entry :
          one.get("expected").get("ksg_cmi_nats_by_k").properties()) {
        NeighborInformation information =
            NeighborInformation.conditional(
                x,
                ReferenceCases.rows(one.get("y")),
                ReferenceCases.rows(one.get("z")),
                Integer.parseInt(entry.getKey()),
                all);
        assertEquals(
            entry.getValue().asDouble(), information.estimate().nats(), TOLERANCE, entry.getKey());
      }
    }
  }
}
