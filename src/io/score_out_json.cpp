#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "io/official.h"
#include "io/score_out.h"

namespace xingji {
namespace {

std::string json_text(std::string_view text) { return nlohmann::json(text).dump(); }

// Numbers are spelled as in CSV, which a JSON library's floating point would not keep.
std::string spelled(const std::optional<Micro>& number) {
  return number ? format_micro(*number) : "null";
}

std::string listed(const std::vector<std::string>& texts) { return nlohmann::json(texts).dump(); }

// `"key":value` pairs with commas between them.
class Object {
 public:
  Object& add(std::string_view key, std::string_view value) {
    text_ += text_.empty() ? "" : ",";
    text_ += json_text(key);
    text_ += ':';
    text_ += value;
    return *this;
  }
  std::string text() const { return '{' + text_ + '}'; }

 private:
  std::string text_;
};

std::string indicator_json(const IndicatorResult* result) {
  Object object;
  if (result == nullptr) {
    for (const char* key : {"numerator", "denominator", "value", "points"}) object.add(key, "null");
    object.add("status", json_text("not_in_force"));
    for (const char* key : {"basis", "covered_days", "window_days"}) object.add(key, "null");
    return object.text();
  }
  object.add("numerator", spelled(result->numerator));
  object.add("denominator", spelled(result->denominator));
  object.add("value", spelled(result->value_rounded));
  object.add("points", spelled(result->points));
  object.add("status", json_text(to_text(result->status)));
  object.add("basis", json_text(to_text(result->basis)));
  const auto& days = result->days;
  object.add("covered_days", days ? std::to_string(days->covered) : "null");
  return object.add("window_days", days ? std::to_string(days->window) : "null").text();
}

std::optional<Micro> less(const std::optional<Micro>& ours, const std::optional<Micro>& theirs) {
  if (!ours || !theirs) return std::nullopt;
  return *ours - *theirs;
}

// What the platform showed, and ours less theirs when it is of the same day.
void add_official(const Card& card, const std::optional<Official>& official, Object& object) {
  if (!official) {
    object.add("official", "null").add("difference", "null");
    return;
  }
  Object shown;
  shown.add("total", spelled(official->total)).add("stars", spelled(official->stars));
  object.add("official", shown.add("day", json_text(format_day(official->day))).text());
  if (official->day != card.day) {
    object.add("difference", "null");
    return;
  }
  Object difference;
  difference.add("total", spelled(less(card.total, official->total)));
  object.add("difference",
             difference.add("stars", spelled(less(card.stars, official->stars))).text());
}

std::string_view to_text(GateResult::State state) {
  switch (state) {
    case GateResult::State::passed:
      return "passed";
    case GateResult::State::failed:
      return "failed";
    case GateResult::State::unknown_passed:
      return "unknown_passed";
    case GateResult::State::not_in_force:
      return "not_in_force";
  }
  return "";
}

std::string gates_json(const Card& card, const Pack& pack) {
  Object gates;
  for (std::size_t g = 0; g < pack.gates.size(); ++g) {
    const GateResult& result = card.gates[g];
    const std::string level = result.level ? pack.gates[g].levels[*result.level].id : "";
    Object gate;
    gate.add("state", json_text(to_text(result.state)));
    gate.add("level", level.empty() ? "null" : json_text(level));
    gates.add(pack.gates[g].id, gate.text());
  }
  return gates.text();
}

std::string bonuses_json(const Card& card, const Pack& pack) {
  Object bonuses;
  for (std::size_t b = 0; b < pack.bonuses.size(); ++b) {
    Object bonus;
    bonus.add("state", json_text(xingji::to_text(card.bonuses[b].state)));
    bonuses.add(pack.bonuses[b].id, bonus.text());
  }
  return bonuses.text();
}

std::string deductions_json(const Card& card, const Pack& pack) {
  Object deductions;
  for (std::size_t d = 0; d < pack.deductions.size(); ++d) {
    const DeductionResult& result = card.deductions[d];
    Object deduction;
    deduction.add("state", json_text(xingji::to_text(result.state)));
    deduction.add("cases", spelled(result.cases)).add("points", spelled(result.points));
    deductions.add(pack.deductions[d].id, deduction.text());
  }
  return deductions.text();
}

std::string displays_json(const Card& card, const Pack& pack) {
  Object displays;
  for (std::size_t d = 0; d < pack.displays.size(); ++d) {
    displays.add(pack.displays[d].id, spelled(card.displays[d]));
  }
  return displays.text();
}

class JsonWriter : public ScoreWriter {
 public:
  JsonWriter(const ScoreSheet& sheet, std::ostream& out)
      : sheet_(sheet), columns_(*sheet.family, *sheet.shape), out_(out) {
    out_ << "{\"pack\":" << json_text(sheet.shape->id)
         << ",\"pack_digest\":" << json_text(sheet.family->digest)
         << ",\"as_of\":" << json_text(format_day(sheet.as_of)) << ",\"subjects\":[";
  }

  void add(const SubjectCards& cards) override {
    for (std::size_t i = 0; i < cards.cards.size(); ++i) {
      out_ << (is_first_ ? "\n" : ",\n");
      is_first_ = false;
      out_ << card_json(cards.subject, cards.cards[i], *cards.packs[i]);
    }
  }

  void finish() override { out_ << "\n]}\n"; }

 private:
  std::string card_json(const std::string& subject, const Card& card, const Pack& pack) const {
    Object dimensions;
    for (std::size_t d = 0; d < sheet_.shape->dimensions.size(); ++d) {
      const DimensionResult* result = columns_.dimension(card, pack, d);
      dimensions.add(sheet_.shape->dimensions[d].id,
                     spelled(result == nullptr ? std::nullopt : result->score));
    }
    Object indicators;
    for (std::size_t i = 0; i < sheet_.shape->indicators.size(); ++i) {
      indicators.add(sheet_.shape->indicators[i].id,
                     indicator_json(columns_.indicator(card, pack, i)));
    }
    Object object;
    object.add("subject", json_text(subject)).add("day", json_text(format_day(card.day)));
    object.add("pack", json_text(pack.id)).add("status", json_text(xingji::to_text(card.status)));
    object.add("total", spelled(card.total)).add("stars", spelled(card.stars));
    object.add("dimension", dimensions.text()).add("indicator", indicators.text());
    object.add("gates", gates_json(card, pack)).add("bonuses", bonuses_json(card, pack));
    object.add("deductions", deductions_json(card, pack));
    object.add("stage", card.stage ? json_text(pack.stages[*card.stage].id) : "null");
    object.add("display", displays_json(card, pack));
    add_official(card,
                 sheet_.facts == nullptr ? std::nullopt
                                         : official_of(*sheet_.facts, subject, pack.id, card.day),
                 object);
    object.add("assumptions", listed(card.assumptions)).add("reasons", listed(card.reasons));
    return object.text();
  }

  ScoreSheet sheet_;
  SheetColumns columns_;
  std::ostream& out_;
  bool is_first_ = true;
};

}  // namespace

std::unique_ptr<ScoreWriter> json_writer(const ScoreSheet& sheet, std::ostream& out) {
  return std::make_unique<JsonWriter>(sheet, out);
}

}  // namespace xingji
