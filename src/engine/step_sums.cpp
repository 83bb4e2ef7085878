// Steps 5, 8, 9, 13 and 14: from points to dimensions, from dimensions to the published total.
#include "engine/evaluation.h"

namespace xingji {
namespace {

// Σ weight × points over what is there, divided once by the weight that is there.
class WeightedMean {
 public:
  void add(Evaluation& it, const NearNumber& weight, Micro points) {
    if (const auto of_day = it.on_day(weight)) add(*of_day, points);
    it.reach(weight);
  }
  bool is_empty() const { return weights_ == 0; }
  Micro value() const {
    // Nearly all weights that are there sum to 1, and by a constant is divided without dividing.
    const bool is_whole = weights_ == micro_one;
    return static_cast<Micro>(is_whole ? divide_rounded(sum_, micro_one)
                                       : divide_rounded(sum_, weights_));
  }

 private:
  void add(Micro weight, Micro points) {
    sum_ += static_cast<Int128>(weight) * points;
    weights_ += weight;
  }

  Int128 sum_ = 0;
  Int128 weights_ = 0;
};

Micro clipped(Evaluation& it, const std::optional<Number>& least, const std::optional<Number>& most,
              Micro value) {
  if (least) value = std::max(value, it.on_day(*least).value_or(value));
  if (most) value = std::min(value, it.on_day(*most).value_or(value));
  return value;
}

}  // namespace

void sum_dimensions(Evaluation& it, std::uint64_t indicators) {
  for (std::size_t d = 0; d < it.pack.dimensions.size(); ++d) {
    const std::uint64_t inputs = it.rules.dimension_inputs[d];
    if (inputs != 0 && (inputs & indicators) == 0) continue;
    WeightedMean mean;
    const std::vector<Dimension::Part>& parts = it.pack.dimensions[d].parts;
    for (std::size_t p = 0; p < parts.size(); ++p) {
      const auto& points = it.card.indicators[parts[p].indicator].points;
      if (!points) continue;  // perhaps not in force, and then without a weight
      mean.add(it, it.rules.part_weights[d][p], *points);
    }
    DimensionResult& result = it.card.dimensions[d];
    result = {};
    if (mean.is_empty()) continue;
    const Micro value = mean.value();
    result.raw_score = value;
    result.score = value;
  }
}

void clip_dimensions(Evaluation& it) {
  if (!it.rules.clips_dimensions) return;
  for (std::size_t d = 0; d < it.pack.dimensions.size(); ++d) {
    const Dimension& dimension = it.pack.dimensions[d];
    auto& score = it.card.dimensions[d].score;
    if (!score) continue;
    const Micro before = *score;
    score = clipped(it, dimension.least, dimension.most, before);
    if (*score == before) continue;
    it.reach(*score > before ? *dimension.least : *dimension.most);
  }
}

void sum_total(Evaluation& it) {
  it.reach(it.pack.total.said);
  switch (it.pack.total.kind) {
    case Total::Kind::weighted: {
      WeightedMean mean;
      for (std::size_t d = 0; d < it.pack.dimensions.size(); ++d) {
        if (!it.card.dimensions[d].score) continue;
        mean.add(it, it.rules.dimension_weights[d], *it.card.dimensions[d].score);
      }
      if (!mean.is_empty()) it.total = mean.value();
      break;
    }
    case Total::Kind::lowest_of_points:
      for (const IndicatorResult& result : it.card.indicators) {
        if (result.points && (!it.total || *result.points < *it.total)) it.total = result.points;
      }
      break;
    case Total::Kind::sum_of_points:
      for (const IndicatorResult& result : it.card.indicators) {
        if (result.points) it.total = it.total.value_or(0) + *result.points;
      }
      break;
  }
  if (it.total) it.card.raw_total = *it.total;
}

void clip_total(Evaluation& it) {
  const Total& rule = it.pack.total;
  if (!it.total) return;
  const Micro before = *it.total;
  it.total = clipped(it, rule.least, rule.most, before);
  if (*it.total != before) it.reach(*it.total > before ? *rule.least : *rule.most);
}

void round_total(Evaluation& it) {
  it.card.total = round_to(*it.total, it.pack.total.decimals);
  const bool is_provisional =
      it.is_partial || it.is_reported || it.is_shown || it.is_alone || it.is_undecided;
  it.card.status = is_provisional ? CardStatus::provisional : CardStatus::scored;
  if (it.is_reported) {
    it.because("people gave some of the numbers", "部分数值由人填报，不是从明细算出");
  }
  if (it.is_shown) {
    it.because("the peers' figures are those that the platform shows",
               "同行数据取自平台公布的分位，不是从明细算出");
  }
  if (it.is_alone) {
    it.because("there are too few peers to compare with", "同行数量不足，无法比较");
  }
  if (it.is_partial) {
    it.because("some days of a window are not covered by the data", "统计窗口中部分日期没有数据");
  }
  if (it.default_total) it.card.status = CardStatus::by_default;
}

}  // namespace xingji
