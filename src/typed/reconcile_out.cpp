#include "typed/reconcile_out.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "io/csv_cell.h"
#include "io/explain_words.h"

namespace xingji::typed {
namespace {

constexpr std::size_t most_told = 2;

std::optional<Micro> difference(const Compared& one) {
  if (!one.own) return std::nullopt;
  return *one.own - one.official;
}

std::string spelled(const std::optional<Micro>& number) {
  return number ? format_micro(*number) : "";
}

class Table {
 public:
  Table(const std::vector<Compared>& all, Language language) : all_(all), language_(language) {}

  std::string text() {
    if (all_.empty()) {
      return language_ == Language::zh ? "没有可对的读数：readings 表里没有这个规则包的数\n"
                                       : "nothing to compare: no readings of this pack\n";
    }
    for (const Compared& one : all_) measure(cells_of(one));
    measure(heads());
    const Compared* before = nullptr;
    for (const Compared& one : all_) {
      if (before == nullptr || before->subject != one.subject || before->day != one.day) {
        text_ += (before == nullptr ? "" : "\n") + visible(one.subject) + "  " +
                 format_day(one.day) + '\n';
        line(heads());
      }
      line(cells_of(one));
      before = &one;
    }
    summary();
    return std::move(text_);
  }

 private:
  using Cells = std::array<std::string, 5>;

  Cells heads() const {
    if (language_ == Language::zh) return {"指标", "我们", "平台", "差", "可能的原因"};
    return {"number", "ours", "platform", "difference", "likely reason"};
  }

  std::string shown(const Compared& one, Micro value) const {
    return print_value(value, one.printed_as, language_);
  }

  // 40% is ten points less than 50%, and not 10% less.
  std::string points(const Compared& one, Micro value) const {
    return distance_text(value, one.printed_as, language_);
  }

  Cells cells_of(const Compared& one) const {
    std::string apart = "-";
    if (const auto own = difference(one)) {
      apart = *own == 0 ? "0" : (*own > 0 ? "+" : "-") + points(one, *own > 0 ? *own : -*own);
    }
    return {visible(pick(one.title, language_)), one.own ? shown(one, *one.own) : "-",
            shown(one, one.official), apart, reasons(one)};
  }

  std::string reasons(const Compared& one) const {
    std::string text;
    for (std::size_t c = 0; c < std::min(most_told, one.causes.size()); ++c) {
      if (c > 0) text += language_ == Language::zh ? "；或：" : "; or ";
      text += visible(pick(one.causes[c].words, language_));
    }
    if (one.is_of_shown) {
      text += language_ == Language::zh ? "（按平台显示的指标算）"
                                        : " (computed of the indicators shown)";
    }
    return text;
  }

  void measure(const Cells& cells) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      widths_[c] = std::max(widths_[c], display_width(cells[c]));
    }
  }

  void line(const Cells& cells) {
    text_ += "  " + pad_right(cells[0], widths_[0]);
    for (std::size_t c = 1; c + 1 < cells.size(); ++c)
      text_ += "  " + pad_left(cells[c], widths_[c]);
    text_ += "  " + cells.back() + '\n';
  }

  void summary() {
    const auto count = [&](auto holds) {
      return std::to_string(std::count_if(all_.begin(), all_.end(), holds));
    };
    const std::string agree = count([](const Compared& one) {
      const Reason reason = one.causes.front().reason;
      return reason == Reason::same || reason == Reason::rounding;
    });
    const std::string unknown =
        count([](const Compared& one) { return !one.causes.front().is_found; });
    const std::string all = std::to_string(all_.size());
    text_ += language_ == Language::zh
                 ? "\n共 " + all + " 个数，" + agree + " 个一致，" + unknown + " 个没有找到原因\n"
                 : "\n" + all + " numbers, " + agree + " agree, " + unknown + " without a reason\n";
  }

  const std::vector<Compared>& all_;
  Language language_;
  std::array<std::size_t, 5> widths_{};
  std::string text_;
};

}  // namespace

std::string_view to_text(Reason reason) {
  switch (reason) {
    case Reason::same:
      return "same";
    case Reason::rounding:
      return "rounding";
    case Reason::slip:
      return "slip";
    case Reason::window_lag:
      return "window_lag";
    case Reason::exemption:
      return "exemption";
    case Reason::gate:
      return "gate";
    case Reason::undecided:
      return "undecided";
    case Reason::indicators:
      return "indicators";
    case Reason::partial:
      return "partial";
    case Reason::assumed:
      return "assumed";
    case Reason::unknown:
      return "unknown";
  }
  return "";
}

std::string reconcile_text(const std::vector<Compared>& all, Language language) {
  return Table(all, language).text();
}

std::string reconcile_csv(const std::vector<Compared>& all) {
  std::string text = "subject,day,indicator,own,official,difference,reason,detail\n";
  for (const Compared& one : all) {
    const Cause& cause = one.causes.front();
    text += csv_cell(one.subject) + ',' + format_day(one.day) + ',' + one.name + ',' +
            spelled(one.own) + ',' + format_micro(one.official) + ',' + spelled(difference(one)) +
            ',' + std::string(to_text(cause.reason)) + ',' + csv_cell(cause.detail) + '\n';
  }
  return text;
}

std::string reconcile_json(const std::vector<Compared>& all, const std::string& pack,
                           Language language) {
  // Numbers are spelled as in CSV, which a JSON library's floating point would not keep.
  const auto quoted = [](const std::string& text) { return nlohmann::json(text).dump(); };
  const auto number = [](const std::optional<Micro>& value) {
    return value ? format_micro(*value) : std::string("null");
  };
  std::string text = "{\"pack\":" + quoted(pack) + ",\"numbers\":[";
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Compared& one = all[i];
    text += (i == 0 ? "\n" : ",\n");
    text += "{\"subject\":" + quoted(one.subject) + ",\"day\":" + quoted(format_day(one.day)) +
            ",\"indicator\":" + quoted(one.name) + ",\"own\":" + number(one.own) +
            ",\"official\":" + number(one.official) + ",\"difference\":" + number(difference(one)) +
            (one.is_of_shown ? R"(,"computed_of":"readings")" : "") + ",\"reasons\":[";
    for (std::size_t c = 0; c < one.causes.size(); ++c) {
      const Cause& cause = one.causes[c];
      text += (c == 0 ? "" : ",");
      text += "{\"reason\":" + quoted(std::string(to_text(cause.reason))) +
              ",\"detail\":" + quoted(cause.detail) +
              ",\"words\":" + quoted(pick(cause.words, language)) + '}';
    }
    text += "]}";
  }
  return text + "\n]}\n";
}

}  // namespace xingji::typed
