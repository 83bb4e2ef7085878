#include "io/score_out.h"

#include <string>
#include <string_view>

#include "io/csv_cell.h"

namespace xingji {
namespace {

void add_cell(std::string& row, std::string_view text) {
  row += ',';
  append_csv_cell(text, row);
}

void add_cell(std::string& row, const std::optional<Micro>& number) {
  row += ',';
  if (number) append_micro(*number, row);
}

// A word of ours, which needs no quotes.
void add_word(std::string& row, std::string_view word) {
  row += ',';
  row += word;
}

class CsvWriter : public ScoreWriter {
 public:
  CsvWriter(const ScoreSheet& sheet, std::ostream& out)
      : sheet_(sheet), columns_(*sheet.family, *sheet.shape), out_(out) {
    std::string header = "subject,";
    if (sheet.has_shown_on) header += "shown_on,";
    header += "day,pack,status,total,stars";
    for (const Dimension& dimension : sheet.shape->dimensions) {
      header += ",dimension." + dimension.id;
    }
    for (const Indicator& indicator : sheet.shape->indicators) {
      for (const char* what : {"numerator", "denominator", "value", "points", "status"}) {
        header += ",indicator." + indicator.id + '.' + what;
      }
    }
    out_ << header << '\n';
  }

  std::any prepare(const SubjectCards& cards) const override {
    std::string subject;
    append_csv_cell(cards.subject, subject);
    std::string rows;
    std::string card;  // all that stands behind the day; much of a history is days of one card
    for (std::size_t i = 0; i < cards.cards.size(); ++i) {
      rows += subject;
      if (sheet_.has_shown_on) add_cell(rows, format_day(cards.shown_on[i]));
      add_cell(rows, format_day(cards.cards[i].day));
      if (i == 0 || !cards.stays_at(i)) card = text_of(cards.cards[i], *cards.packs[i]);
      rows += card;
    }
    return rows;
  }

  void add(std::any&& rows) override { out_ << *std::any_cast<std::string>(&rows); }

  void finish() override {}

 private:
  std::string text_of(const Card& card, const Pack& pack) const {
    std::string text;
    add_cell(text, pack.id);
    add_word(text, to_text(card.status));
    add_cell(text, card.total);
    add_cell(text, card.stars);
    for (std::size_t d = 0; d < sheet_.shape->dimensions.size(); ++d) {
      const DimensionResult* result = columns_.dimension(card, pack, d);
      add_cell(text, result == nullptr ? std::nullopt : result->score);
    }
    for (std::size_t i = 0; i < sheet_.shape->indicators.size(); ++i) {
      const IndicatorResult* result = columns_.indicator(card, pack, i);
      if (result == nullptr) {
        text += ",,,,,not_in_force";
        continue;
      }
      add_cell(text, result->numerator);
      add_cell(text, result->denominator);
      add_cell(text, result->value_rounded);
      add_cell(text, result->points);
      add_word(text, to_text(result->status));
    }
    text += '\n';
    return text;
  }

  ScoreSheet sheet_;
  SheetColumns columns_;
  std::ostream& out_;
};

}  // namespace

SheetColumns::SheetColumns(const Family& family, const Pack& shape) {
  for (const Pack& pack : family.versions) {
    Positions& positions = versions_[&pack];
    for (const Indicator& indicator : shape.indicators) {
      positions.indicators.push_back(find_indicator(pack, indicator.id));
    }
    for (const Dimension& dimension : shape.dimensions) {
      positions.dimensions.push_back(find_dimension(pack, dimension.id));
    }
  }
}

const IndicatorResult* SheetColumns::indicator(const Card& card, const Pack& pack,
                                               std::size_t i) const {
  const auto position = versions_.at(&pack).indicators[i];
  return position ? &card.indicators[*position] : nullptr;
}

const DimensionResult* SheetColumns::dimension(const Card& card, const Pack& pack,
                                               std::size_t i) const {
  const auto position = versions_.at(&pack).dimensions[i];
  return position ? &card.dimensions[*position] : nullptr;
}

std::unique_ptr<ScoreWriter> csv_writer(const ScoreSheet& sheet, std::ostream& out) {
  return std::make_unique<CsvWriter>(sheet, out);
}

}  // namespace xingji
