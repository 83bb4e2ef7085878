#include "io/card_json.h"
#include "io/json_object.h"
#include "io/score_out.h"

namespace xingji {
namespace {

class JsonWriter : public ScoreWriter {
 public:
  JsonWriter(const ScoreSheet& sheet, std::ostream& out)
      : sheet_(sheet), columns_(*sheet.family, *sheet.shape), out_(out) {
    out_ << "{\"pack\":" << json_text(sheet.shape->id)
         << ",\"pack_digest\":" << json_text(sheet.family->digest)
         << ",\"as_of\":" << json_text(format_day(sheet.as_of)) << ",\"subjects\":[";
  }

  std::any prepare(const SubjectCards& cards) const override {
    std::string entries;
    for (std::size_t i = 0; i < cards.cards.size(); ++i) {
      if (i > 0) entries += ",\n";
      const auto shown_on =
          sheet_.has_shown_on ? std::optional(cards.shown_on[i]) : std::optional<Day>();
      entries += one_json(cards.subject, cards.cards[i], *cards.packs[i], shown_on);
    }
    return entries;
  }

  void add(std::any&& entries) override {
    const std::string& text = *std::any_cast<std::string>(&entries);
    if (text.empty()) return;  // nobody judged it
    out_ << (is_first_ ? "\n" : ",\n") << text;
    is_first_ = false;
  }

  void finish() override { out_ << "\n]}\n"; }

 private:
  std::string one_json(const std::string& subject, const Card& card, const Pack& pack,
                       const std::optional<Day>& shown_on) const {
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
    return card_json(subject, card, pack, sheet_.facts, dimensions.text(), indicators.text(),
                     shown_on);
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
