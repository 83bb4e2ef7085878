#include "io/explain_total.h"

#include <vector>

#include "base/text.h"
#include "engine/lower.h"
#include "io/explain_parts.h"
#include "io/explain_unknown.h"

namespace xingji {
namespace {

constexpr std::size_t number_width = 8;

struct Part {
  std::optional<Micro> points;  // none: left out
  Micro weight = 0;
  std::string name;
  std::string why;  // of being left out
};

Micro weight_on(const Number& weight, const Explanation& x) {
  return amount_on(weight, x).value_or(0);
}

std::string percent(Micro share) { return print_number(Type::number, share, true); }

// Thirds and the like, of which a last decimal is missing.
bool are_equal_parts(Micro weights, std::size_t count) {
  return micro_one - weights < static_cast<Micro>(count);
}

std::vector<Part> parts_of(const Explanation& x, Language language) {
  const Pack& pack = *x.pack;
  std::vector<Part> parts;
  if (pack.total.kind == Total::Kind::weighted) {
    for (std::size_t d = 0; d < pack.dimensions.size(); ++d) {
      const Dimension& dimension = pack.dimensions[d];
      parts.push_back({x.card.dimensions[d].score, weight_on(dimension.weight, x),
                       pick(dimension.title, language), Say(language)("no data", "无数据")});
    }
    return parts;
  }
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    const IndicatorResult& result = x.card.indicators[i];
    parts.push_back({result.points, 0, pick(pack.indicators[i].title, language),
                     status_text(result.status, language)});
  }
  return parts;
}

std::string how_text(const Total& total, const Say& say) {
  switch (total.kind) {
    case Total::Kind::weighted:
      return say("the weighted mean of the dimensions", "各维度的加权平均");
    case Total::Kind::lowest_of_points:
      return say("the lowest points of an indicator", "取各指标中的最低分");
    case Total::Kind::sum_of_points:
      return say("the sum of the indicators' points", "各指标得分之和");
  }
  return {};
}

std::string part_text(const Part& part, bool is_weighted) {
  std::string text = pad_left(format_micro(*part.points), number_width);
  if (is_weighted) text += " × " + pad_right(percent(part.weight), 5);
  return text + "  " + part.name + '\n';
}

std::string act_text(const Gate::Level& level, Micro amount, const Say& say) {
  switch (level.act) {
    case Gate::Act::cap:
      return say(" caps it at ", " 封顶为 ") + format_micro(amount);
    case Gate::Act::subtract:
      return say(" takes off ", " 扣减 ") + format_micro(amount);
    case Gate::Act::multiply:
      return say(" leaves ", " 打折为 ") + percent(amount);
    case Gate::Act::drop:
    case Gate::Act::tell:
      break;
  }
  return {};
}

// The gates that lower the total, in their order. One whose cap is above it changes nothing.
std::string gates_text(const Explanation& x, const Say& say) {
  std::string text;
  std::optional<Micro> value = x.card.raw_total;
  for (std::size_t g = 0; g < x.pack->gates.size(); ++g) {
    const Gate& gate = x.pack->gates[g];
    const auto applied = x.card.gates[g].level;
    if (gate.at != Gate::At::total || !applied) continue;
    const Gate::Level& level = gate.levels[*applied];
    const auto amount = amount_on(level.amount, x);
    if (!amount) continue;
    const auto before = value;
    lower(level.act, *amount, value);
    if (value == before) continue;
    const std::string& title = pick(gate.title, say.language());
    text += say("; ", "；") + title + (title.empty() ? "[" : " [") + gate.id + ']' +
            act_text(level, *amount, say);
  }
  return text;
}

// What stands between the sum and the published total.
std::string changes_text(const Explanation& x, const Say& say) {
  const Card& card = x.card;
  if (!card.raw_total || card.raw_total == card.total) return {};
  return say("    = ", "    = ") + format_micro(*card.raw_total) + gates_text(x, say) +
         say("; after bonuses, gates, deductions, limits and rounding ",
             "；经加分、门槛、扣分、上下限与取整后为 ") +
         format_micro(*card.total) + '\n';
}

// Who gives a total that is not made of points.
std::string giver_text(const Explanation& x, const Say& say) {
  if (x.card.stage && !x.pack->stages[*x.card.stage].total.empty()) {
    return say("the stage gives it", "由所处阶段给出");
  }
  if (x.card.status == CardStatus::by_default) {
    return say("a default, because an indicator has no data", "指标无数据，按默认总分");
  }
  return {};
}

}  // namespace

std::string total_text(const Explanation& x, Language language) {
  if (!x.card.total) return {};
  const Say say(language);
  if (const std::string giver = giver_text(x, say); !giver.empty()) {
    return say("Total ", "总分 ") + format_micro(*x.card.total) + say(": ", "：") + giver + "\n\n";
  }
  const bool is_weighted = x.pack->total.kind == Total::Kind::weighted;
  std::string text = say("Total ", "总分 ") + format_micro(*x.card.total) + say(": ", "：") +
                     how_text(x.pack->total, say);
  const std::string said = said_text(x.pack->total.said, *x.pack, language);
  text += (said.empty() ? "" : "   " + said) + '\n';
  Micro weights = 0;
  std::size_t count = 0;
  std::string left_out;
  for (const Part& part : parts_of(x, language)) {
    if (part.points) {
      text += part_text(part, is_weighted);
      weights += part.weight;
      ++count;
    } else {
      left_out += (left_out.empty() ? "" : say(", ", "、")) + part.name + say(" (", "（") +
                  part.why + say(")", "）");
    }
  }
  if (is_weighted && weights != micro_one) {
    text +=
        (are_equal_parts(weights, count)
             ? say("    in equal parts, divided by ", "    均分，除以 ")
             : say("    divided by the weight that is there, ", "    除以有分维度的权重之和 ")) +
        percent(weights) + '\n';
  }
  if (!left_out.empty()) text += say("    left out: ", "    未计入：") + left_out + '\n';
  return text + changes_text(x, say) + '\n';
}

std::string mean_text(const Explanation& x, std::size_t position, Language language) {
  const Dimension& dimension = x.pack->dimensions[position];
  if (!x.card.dimensions[position].raw_score || dimension.parts.size() < 2) return {};
  std::string sum;
  Micro weights = 0;
  std::size_t count = 0;
  for (const Dimension::Part& part : dimension.parts) {
    const auto& points = x.card.indicators[part.indicator].points;
    if (!points) continue;
    const Micro weight = weight_on(part.weight, x);
    if (count++ > 0) sum += " + ";
    sum += format_micro(*points) + " × " + percent(weight);
    weights += weight;
  }
  if (weights != micro_one) {
    const Say say(language);
    sum = (count > 1 ? "(" + sum + ")" : sum) + " ÷ " + percent(weights) +
          (are_equal_parts(weights, count)
               ? say(", in equal parts", "（均分）")
               : say(", the weight that is there", "（有分指标的权重之和）"));
  }
  return "  = " + sum + '\n';
}

}  // namespace xingji
