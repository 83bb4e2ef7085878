#include <algorithm>
#include <string>

#include "base/plural.h"
#include "base/text.h"
#include "engine/indicator.h"
#include "engine/undecided.h"
#include "io/explain_parts.h"
#include "io/score_out.h"
#include "io/subject_word.h"
#include "pack/best.h"

namespace xingji {
namespace {

constexpr std::string_view no_number = "-";

struct Line {
  std::optional<Micro> stars;
  std::optional<Micro> total;
  std::vector<std::string> cells;  // the subject first
};

bool better(const Line& a, const Line& b) {
  if (a.stars != b.stars) return a.stars > b.stars;  // none is less than any
  if (a.total != b.total) return a.total > b.total;
  return a.cells[0] < b.cells[0];
}

class TableWriter : public ScoreWriter {
 public:
  TableWriter(const ScoreSheet& sheet, std::ostream& out)
      : sheet_(sheet), columns_(*sheet.family, *sheet.shape), out_(out) {
    const bool zh = sheet.language == Language::zh;
    header_.push_back(subject_word(sheet.shape->subject, sheet.language));
    if (sheet.has_shown_on) header_.emplace_back(zh ? "展示日" : "shown on");
    if (!sheet.one_day || sheet.has_shown_on) header_.emplace_back(zh ? "日期" : "day");
    header_.insert(header_.end(), {zh ? "星级" : "stars", zh ? "总分" : "total"});
    for (const Dimension& dimension : sheet.shape->dimensions) {
      header_.push_back(visible(pick(dimension.title, sheet.language)));
    }
    if (sheet.shape->dimensions.empty()) {
      for (const Indicator& indicator : sheet.shape->indicators) {
        header_.push_back(visible(pick(indicator.title, sheet.language)));
      }
    }
    header_.emplace_back(zh ? "状态" : "status");
  }

  std::any prepare(const SubjectCards& cards) const override {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < cards.cards.size(); ++i) lines.push_back(line_of(cards, i));
    return lines;
  }

  void add(std::any&& prepared) override {
    for (Line& line : *std::any_cast<std::vector<Line>>(&prepared)) {
      ++met_;
      if (sheet_.one_day || sheet_.limit == 0 || lines_.size() < sheet_.limit) {
        lines_.push_back(std::move(line));
      }
    }
    // What cannot be among the best is forgotten, so a short table of a large market stays small.
    if (sheet_.one_day && sheet_.limit > 0 && lines_.size() >= 2 * sheet_.limit + 1024) keep_best();
  }

  void finish() override {
    if (sheet_.one_day) {
      std::sort(lines_.begin(), lines_.end(), better);
      if (sheet_.limit > 0) lines_.resize(std::min(lines_.size(), sheet_.limit));
    }
    std::vector<std::size_t> widths;
    widths.reserve(header_.size());
    for (const std::string& title : header_) widths.push_back(display_width(title));
    for (const Line& line : lines_) {
      for (std::size_t c = 0; c < line.cells.size(); ++c) {
        widths[c] = std::max(widths[c], display_width(line.cells[c]));
      }
    }
    print(header_, widths, "\033[1m");
    for (const Line& line : lines_) print(line.cells, widths, line.stars ? "" : "\033[2m");
    if (met_ > lines_.size()) {
      const std::string rest = std::to_string(met_ - lines_.size());
      out_ << (sheet_.language == Language::zh ? "… 另有 " + rest + " 行\n"
                                               : "… and " + rest + " more\n");
    }
  }

 private:
  static std::string shown(const std::optional<Micro>& number) {
    return number ? format_micro(*number) : std::string(no_number);
  }

  Line line_of(const SubjectCards& cards, std::size_t at) const {
    const Card& card = cards.cards[at];
    const Pack& pack = *cards.packs[at];
    Line line{card.stars, card.total, {visible(cards.subject)}};
    if (sheet_.has_shown_on) line.cells.push_back(format_day(cards.shown_on[at]));
    if (!sheet_.one_day || sheet_.has_shown_on) line.cells.push_back(format_day(card.day));
    line.cells.insert(line.cells.end(), {shown(card.stars), shown(card.total)});
    for (std::size_t d = 0; d < sheet_.shape->dimensions.size(); ++d) {
      const DimensionResult* result = columns_.dimension(card, pack, d);
      line.cells.push_back(shown(result == nullptr ? std::nullopt : result->score));
    }
    if (sheet_.shape->dimensions.empty()) {
      for (std::size_t i = 0; i < sheet_.shape->indicators.size(); ++i) {
        line.cells.push_back(shown_value(columns_.indicator(card, pack, i), pack, i));
      }
    }
    line.cells.push_back(status_text(card.status, sheet_.language) + undecided_note(card) +
                         partial_note(card) + few_note(card, pack));
    return line;
  }

  // A day's own counts may be of one day of thirty; points look the same.
  std::string partial_note(const Card& card) const {
    const auto indicators = std::count_if(card.indicators.begin(), card.indicators.end(),
                                          [](const IndicatorResult& result) {
                                            return result.basis == Basis::tallies && result.days &&
                                                   result.days->covered < result.days->window;
                                          });
    if (indicators == 0) return {};
    return sheet_.language == Language::zh
               ? "，" + std::to_string(indicators) + " 项日计数不满窗口"
               : ", days missing of " + counted(std::to_string(indicators), "indicator");
  }

  // One good number of eight makes five stars, and no good shop.
  std::string few_note(const Card& card, const Pack& pack) const {
    const bool is_of_stage = card.stage && !pack.stages[*card.stage].total.empty();
    if (!card.total || is_of_stage) return {};
    std::size_t asked = 0;
    std::size_t known = 0;
    for (std::size_t i = 0; i < card.indicators.size(); ++i) {
      const IndicatorResult& result = card.indicators[i];
      if (result.status == IndicatorStatus::not_in_force || is_only_shown(pack.indicators[i])) {
        continue;
      }
      ++asked;
      if (result.points && !result.by_missing_rule) ++known;
    }
    if (known * 2 >= asked) return {};
    return sheet_.language == Language::zh
               ? "，" + std::to_string(asked) + " 项指标只有 " + std::to_string(known) + " 项有数"
               : ", only " + std::to_string(known) + " of " +
                     counted(std::to_string(asked), "indicator") + " known";
  }

  std::string undecided_note(const Card& card) const {
    const std::size_t rules = count_undecided(card);
    if (rules == 0) return {};
    const std::string number = std::to_string(rules);
    return sheet_.language == Language::zh ? "，" + number + " 条规则缺数没判定"
                                           : ", " + counted(number, "rule") + " not decided";
  }

  // A branch may judge by another number: a count where the indicator is a share.
  std::string shown_value(const IndicatorResult* result, const Pack& pack, std::size_t i) const {
    const auto own = find_indicator(pack, sheet_.shape->indicators[i].id);
    if (result == nullptr || !result->value_rounded || !own) return std::string(no_number);
    const Indicator& way = as_judged(pack.indicators[*own], result->branch);
    return print_value(*result->value_rounded, way.printed_as, sheet_.language);
  }

  void keep_best() {
    const auto end = lines_.begin() + static_cast<std::ptrdiff_t>(sheet_.limit);
    std::nth_element(lines_.begin(), end, lines_.end(), better);
    lines_.erase(end, lines_.end());
  }

  // The subject and the status stand on the left of their columns, numbers on the right.
  void print(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
             std::string_view colour) {
    std::string text = pad_right(cells[0], widths[0]);
    for (std::size_t c = 1; c + 1 < cells.size(); ++c) text += "  " + pad_left(cells[c], widths[c]);
    text += "  " + cells.back();
    if (sheet_.coloured && !colour.empty()) text = std::string(colour) + text + "\033[0m";
    out_ << text << '\n';
  }

  ScoreSheet sheet_;
  SheetColumns columns_;
  std::ostream& out_;
  std::vector<std::string> header_;
  std::vector<Line> lines_;
  std::size_t met_ = 0;
};

}  // namespace

std::unique_ptr<ScoreWriter> table_writer(const ScoreSheet& sheet, std::ostream& out) {
  return std::make_unique<TableWriter>(sheet, out);
}

}  // namespace xingji
