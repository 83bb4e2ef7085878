#include "typed/save.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "io/csv_cell.h"
#include "io/explain_text.h"
#include "io/write_file.h"

namespace xingji::typed {
namespace {

constexpr const char* plain_header = "subject_id,pack,indicator,day,value,source";

// A pack that ranks has a column for what its screens say of peers, also where nothing is said.
bool has_ranks(const Pack& pack) {
  return std::any_of(pack.indicators.begin(), pack.indicators.end(), is_ranked);
}

std::string percent(const Ratio& share) {
  return print_number(Type::number, to_micro(share).value_or(0), true);
}

// Empty when rows may be added: there is no such file, or it has the same columns.
Problems unfit(const std::string& file, const std::string& header) {
  std::error_code unreadable;
  if (!std::filesystem::exists(file, unreadable)) return {};
  std::ifstream in(file);
  std::string first;
  std::getline(in, first);
  if (!first.empty() && first.back() == '\r') first.pop_back();
  if (first == header) return {};
  return {{{file, 1, 0},
           "the file has other columns; nothing was added",
           "its first line should be " + header}};
}

std::string content_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::string name_of_gate(const Gate& gate) { return "gate." + gate.id; }

Title not_saved(const Pack& pack, const Typed& typed) {
  Title names;
  for (const auto& [b, share] : typed.bonuses) {
    const Title& title = pack.bonuses[b].title;
    names.zh += (names.zh.empty() ? "" : "、") + title.zh;
    names.en += (names.en.empty() ? "" : ", ") + title.en;
  }
  if (names.zh.empty()) return {};
  return {"加分项的比例没有存，请另给分子、分母的件数：" + names.zh,
          "the shares of bonuses were not saved, give both of their counts as well: " + names.en};
}

std::string with_sample(const Typed& typed, std::size_t i) {
  const auto value = typed.indicators.find(i);
  std::string text = value == typed.indicators.end() ? "" : value->second.text;
  const auto sample = typed.samples.find(i);
  if (sample == typed.samples.end()) return text;
  const auto& [numerator, denominator, beside] = sample->second;
  if (numerator && denominator) {
    const std::string both = std::to_string(*numerator) + '/' + std::to_string(*denominator);
    return text.empty() || text == both ? both : text + '(' + both + ')';
  }
  text += numerator ? " 分子 " + std::to_string(*numerator) : "";
  return text + (denominator ? " 分母 " + std::to_string(*denominator) : "");
}

Problems save_readings(const std::string& file, const std::string& subject, const Pack& pack,
                       Day day, const Typed& typed, const std::string& source) {
  const std::string header = std::string(plain_header) + (has_ranks(pack) ? ",rank_share" : "");
  if (Problems problems = unfit(file, header); !problems.empty()) return problems;
  std::string rows = content_of(file);
  if (rows.empty()) rows = header + '\n';
  if (rows.back() != '\n') rows += '\n';
  const auto add = [&](const std::string& what, const std::string& value,
                       const std::string& rank_share = {}) {
    rows += csv_cell(subject) + ',' + pack.id + ',' + what + ',' + format_day(day) + ',' +
            csv_cell(value) + ',' + source + (has_ranks(pack) ? ',' + rank_share : "") + '\n';
  };
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    const std::string text = with_sample(typed, i);
    if (text.empty()) continue;
    const auto beaten = typed.beaten.find(i);
    add(pack.indicators[i].id, text, beaten == typed.beaten.end() ? "" : percent(beaten->second));
  }
  for (const auto& [m, printed] : typed.measures) add(pack.measures[m].id, printed.text);
  for (const auto& [g, share] : typed.gates) add(name_of_gate(pack.gates[g]), share.text);
  for (const auto& [d, score] : typed.dimensions) {
    add("dimension." + pack.dimensions[d].id, format_micro(score));
  }
  if (typed.total) add("total", format_micro(*typed.total));
  if (typed.stars) add("stars", format_micro(*typed.stars));
  return write_file(file, rows);
}

}  // namespace xingji::typed
