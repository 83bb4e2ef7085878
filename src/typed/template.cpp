#include "typed/template.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.h"
#include "pack/amount.h"
#include "pack/expression.h"
#include "pack/overlay.h"
#include "pack/pack_files.h"
#include "pack/tree.h"
#include "typed/unset.h"

namespace xingji::typed {
namespace {

// The blocks that hold numbers, with what they are called. Their order is the template's.
struct Block {
  std::string_view key;
  Title title;
};
const auto blocks = std::to_array<Block>({{"parameters", {"参数", "Parameters"}},
                                          {"tables", {"对照表", "Tables"}},
                                          {"windows", {"统计周期", "Windows"}},
                                          {"measures", {"计数口径", "Counts"}},
                                          {"sessions", {"会话", "Sessions"}},
                                          {"exemptions", {"报备与豁免", "Exemptions"}},
                                          {"peers", {"同行", "Peers"}},
                                          {"indicators", {"指标", "Indicators"}},
                                          {"dimensions", {"维度", "Dimensions"}},
                                          {"gates", {"门槛", "Gates"}},
                                          {"bonuses", {"加分", "Bonuses"}},
                                          {"deductions", {"扣分", "Deductions"}},
                                          {"total", {"总分", "Total"}},
                                          {"stages", {"阶段", "Stages"}},
                                          {"stars", {"星级", "Stars"}},
                                          {"display", {"展示分", "Display scales"}},
                                          {"publish", {"公布时间", "Publication"}}});

// Words for people, dates, and what a band is rather than what it asks.
bool is_no_number(std::string_view key) {
  constexpr auto keys = std::to_array<std::string_view>(
      {"title", "meaning", "seen_at", "aliases", "advice", "says", "since", "until", "printed_as",
       "better", "type", "stars", "round", "reasons", "unset", "keys"});
  return is_provenance_key(key) || std::find(keys.begin(), keys.end(), key) != keys.end();
}

// The first sign of a number that is no part of a name or a text in quotes.
bool has_literal(std::string_view expression) {
  bool is_quoted = false;
  char before = ' ';
  for (const char c : expression) {
    if (c == '\'') is_quoted = !is_quoted;
    const auto in_name = static_cast<unsigned char>(before);
    const bool starts = std::isalnum(in_name) == 0 && before != '_' && in_name < 0x80U;
    if (!is_quoted && starts && std::isdigit(static_cast<unsigned char>(c)) != 0) return true;
    before = c;
  }
  return false;
}

bool is_plain_number(std::string_view text) {
  constexpr std::string_view days = " days";
  if (text.ends_with(days))
    return parse_micro(text.substr(0, text.size() - days.size())).has_value();
  return parse_amount(text).has_value() || parse_clock(text).has_value();
}

bool has_number(const Node& node) {
  if (node.is_scalar()) return is_plain_number(node.text) || has_literal(node.text);
  const auto in_entry = [](const MapEntry& entry) {
    return !is_no_number(entry.key) && has_number(entry.value);
  };
  return std::any_of(node.items.begin(), node.items.end(), has_number) ||
         std::any_of(node.entries.begin(), node.entries.end(), in_entry);
}

std::string words(const Node* node, Language language) {
  if (node == nullptr) return "";
  if (node->is_scalar()) return node->text;
  Title title;
  if (const Node* zh = node->find("zh")) title.zh = zh->text;
  if (const Node* en = node->find("en")) title.en = en->text;
  return pick(title, language);
}

// As a file would write it inside `[ ]`.
std::string scalar_text(const Node& node) {
  constexpr std::string_view special = ",[]{}#:\"'&*!|>%@`";
  if (node.style == Node::Style::plain && node.text.find_first_of(",[]{}#") == std::string::npos) {
    return node.text;
  }
  if (!node.text.empty() && node.text.find_first_of(special) == std::string::npos) return node.text;
  std::string quoted = "\"";
  for (const char c : node.text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

// A number of its own source is written `[{ value: 5, source: … }]`.
const Node* lone_value(const Node& node) {
  if (!node.is_list() || node.items.size() != 1) return nullptr;
  const auto& entries = node.items.front().entries;
  const auto is_other = [](const MapEntry& entry) {
    return entry.key != "value" && !is_provenance_key(entry.key);
  };
  if (std::any_of(entries.begin(), entries.end(), is_other)) return nullptr;
  return node.items.front().find("value");
}

std::string flow_text(const Node& node) {
  if (const Node* value = lone_value(node)) return flow_text(*value);
  if (node.is_scalar()) return scalar_text(node);
  std::string inside;
  const auto add = [&](const std::string& text) { inside += (inside.empty() ? "" : ", ") + text; };
  for (const Node& item : node.items) add(flow_text(item));
  for (const MapEntry& entry : node.entries) {
    if (!is_provenance_key(entry.key)) add(entry.key + ": " + flow_text(entry.value));
  }
  return node.is_list() ? '[' + inside + ']' : "{ " + inside + " }";
}

class Writer {
 public:
  Writer(const Node& tree, const Pack& pack, Language language)
      : tree_(tree), pack_(pack), language_(language) {}

  Template take(std::string head) {
    result_.text = std::move(head);
    for (const Block& block : blocks) {
      const Node* node = tree_.find(block.key);
      if (node == nullptr || !node->is_map()) continue;
      const std::string inside = map_text(*node, 1, nullptr);
      if (inside.empty()) continue;
      result_.text += "\n## ——— " + pick(block.title, language_) + " ———\n" +
                      std::string(block.key) + ":\n  source: MINE\n" +
                      note(1, say("规则原文", "the platform's own page"), page_of(*node)) +
                      about(*node, 1) + inside;
    }
    return std::move(result_);
  }

 private:
  std::string_view say(std::string_view zh, std::string_view en) const {
    return language_ == Language::zh ? zh : en;
  }

  static std::string margin(int depth) {
    return std::string(static_cast<std::size_t>(2 * depth), ' ');
  }

  std::string note(int depth, std::string_view what, const std::string& text) const {
    if (text.empty()) return "";
    return margin(depth) + "## " + std::string(what) + std::string(say("：", ": ")) + text + '\n';
  }

  // What stands above the numbers of an entry.
  std::string about(const Node& node, int depth) const {
    std::string title = words(node.find("title"), language_);
    if (const Node* printed = node.find("printed_as"); printed != nullptr && !title.empty()) {
      title += std::string(say("（", " (")) + unit(printed->text) + std::string(say("）", ")"));
    }
    return (title.empty() ? "" : margin(depth) + "## " + title + '\n') +
           note(depth, say("在哪里看", "where to read it"),
                words(node.find("seen_at"), language_)) +
           note(depth, say("为什么是假定", "why it is assumed"),
                words(node.find("assumed"), language_));
  }

  // The page that a block's numbers come from, or the first of the pack: where the platform tells
  // what it has not told yet.
  std::string page_of(const Node& block) const {
    const Node* sources = tree_.find("sources");
    if (sources == nullptr || sources->entries.empty()) return "";
    const Node* named = block.find("source");
    const Node* page = named == nullptr ? nullptr : sources->find(named->text);
    if (page == nullptr) page = &sources->entries.front().value;
    const Node* link = page->find("link");
    return words(page->find("title"), language_) + (link == nullptr ? "" : " · " + link->text);
  }

  std::string unit(std::string_view printed_as) const {
    if (printed_as == "percent") return std::string(say("百分比", "percent"));
    if (printed_as == "seconds") return std::string(say("秒", "seconds"));
    if (printed_as == "minutes") return std::string(say("分钟", "minutes"));
    if (printed_as == "hours") return std::string(say("小时", "hours"));
    if (printed_as == "score") return std::string(say("分数", "score"));
    return std::string(say("个数", "count"));
  }

  // The entries of a map that hold something to fill in; empty when none does. `assumed` is what
  // the map's numbers inherit.
  std::string map_text(const Node& map, int depth, const Node* assumed) {
    if (const Node* own = map.find("assumed")) {
      assumed = own;
    } else if (map.find("source") != nullptr) {
      assumed = nullptr;
    }
    std::string text;
    for (const MapEntry& entry : map.entries) {
      if (entry.key == "unset") {
        text += unset_text(depth);
      } else if (!is_no_number(entry.key)) {
        text += entry_text(entry, depth, assumed);
      }
    }
    return text;
  }

  std::string entry_text(const MapEntry& entry, int depth, const Node* assumed) {
    const Node& node = entry.value;
    if (node.is_map()) {
      within_ = entry.key;
      const std::string inside = map_text(node, depth + 1, assumed);
      if (inside.empty()) return "";
      return margin(depth) + entry.key + ":\n" + about(node, depth + 1) + inside;
    }
    if (node.is_list()) return list_text(entry, depth, assumed);
    if (!node.is_scalar() || assumed == nullptr) return "";
    if (is_plain_number(node.text)) {
      ++result_.blanks;
      return margin(depth) + entry.key + ":    ## " + std::string(say("暂用 ", "now ")) +
             node.text + '\n';
    }
    if (!has_literal(node.text)) return "";
    ++result_.blocks;
    return margin(depth) + "# " + entry.key + ": " + scalar_text(node) + '\n';
  }

  // A list replaces as a whole, so all of it is there to be changed; of a table single rows are.
  std::string list_text(const MapEntry& entry, int depth, const Node* assumed) {
    const auto is_assumed = [&](const Node& item) {
      if (item.find("assumed") != nullptr) return true;
      return assumed != nullptr && item.find("source") == nullptr;
    };
    const auto& items = entry.value.items;
    if (!has_number(entry.value) || std::none_of(items.begin(), items.end(), is_assumed)) return "";
    ++result_.blocks;
    const bool is_table = entry.key == "rows";
    std::string text = margin(depth) + "# " + (is_table ? "changed_rows" : entry.key) + ":\n";
    for (const Node& item : items) {
      if (is_table && !is_assumed(item)) continue;
      const std::string why = words(item.find("assumed"), language_);
      text +=
          margin(depth) + "#   - " + flow_text(item) + (why.empty() ? "" : "  ## " + why) + '\n';
    }
    return text;
  }

  std::string unset_text(int depth) {
    ++result_.blanks;
    return margin(depth) + "value:    ## " +
           std::string(say("未公开，写成例如 ", "not public; write for example ")) +
           pick(unset_example(pack_, within_), language_) + '\n';
  }

  const Node& tree_;
  const Pack& pack_;
  Language language_;
  std::string within_;  // the entry at hand
  Template result_;
};

// Versions have other numbers and weights, so a template is for one of them.
std::string versions_text(std::size_t versions, Language language) {
  if (versions < 2) return "";
  const std::string n = std::to_string(versions);
  return language == Language::zh
             ? "## · 规则包有 " + n +
                   " 个版本，这里只改 version 那天开始的一个；另一个版本用 --on 那一天另写一份，"
                   "两份可以一起用\n"
             : "## - The pack has " + n +
                   " versions, and this changes the one that begins on the day behind 'version'; "
                   "--on DAY writes a file for another one, and both may be laid over\n";
}

std::string version_line(const Family& family, const Pack& pack) {
  return family.versions.size() < 2 ? "" : "version: " + format_day(*pack.since) + '\n';
}

// What can be done with the pack: not every one scores, and some pay.
std::string commands_for(const Pack& pack, const std::string& with, const std::string& folder) {
  const std::string facts = " --facts " + folder;
  const auto line = [](const std::string& command) { return "##   xingji " + command + '\n'; };
  std::string lines = line("check" + with);
  if (!pack.bands.empty()) lines += line("try" + with) + line("score --pack" + with + facts);
  if (pack.pay) lines += line("pay --pack" + with + facts + " --month 2022-05");
  if (pack.bands.empty() && !pack.tasks.empty()) lines += line("deadlines --pack" + with + facts);
  return lines;
}

std::string head_of(const Family& family, const Pack& pack, const std::string& name,
                    const std::string& file, Day today, Language language) {
  const std::string title = pick(pack.title, language);
  const bool zh = language == Language::zh;
  const std::string commands =
      commands_for(pack, " " + name + " --overlay " + file, zh ? "数据目录" : "DIR");
  if (zh) {
    return "## 我的参数：" + title + "（" + pack.id +
           "）\n##\n"
           "## 平台没有公开、规则包只能假定的数都在这里。您若知道真实的数，填上就按您的算。\n"
           "## · "
           "冒号后面空着的：直接填，写法照「暂用」的样子，冒号后留一个空格；空着就继续用规则包的数"
           "。\n"
           "## · 行首有单个 # 的（得分档、条件）：先把整段的「# "
           "」删掉，再改数；得分档要整段写全。\n"
           "## · 权重合计须为 100%：改了一个，同组其他的也要填。\n"
           "## · 数从哪里来，写在 sources 里：grade 为 A 官方、B 转载、C 非官方、D 存疑。\n" +
           versions_text(family.versions.size(), language) + "## 填好后：\n" + commands +
           "extends: " + pack.id + '\n' + version_line(family, pack) +
           "sources:\n  MINE: { title: 商家后台或平台客户经理, read: " + format_day(today) +
           ", grade: C }\n";
  }
  return "## My numbers: " + title + " (" + pack.id +
         ")\n##\n"
         "## Here stands what the platform has not published and the pack has to assume. What you "
         "fill in is used instead.\n"
         "## - Nothing behind the colon: write the number there, as after 'now', with a space "
         "between; left out, the pack's own stays.\n"
         "## - A single # in front (ladders, conditions): take '# ' off the whole block, then "
         "change it; a ladder is replaced as a whole.\n"
         "## - Weights sum to 100 %: whoever fills in one fills in the others of its group.\n"
         "## - Say under sources where your numbers come from: grade A official, B a repost, C "
         "unofficial, D doubtful.\n" +
         versions_text(family.versions.size(), language) + "## Then:\n" + commands +
         "extends: " + pack.id + '\n' + version_line(family, pack) +
         "sources:\n  MINE: { title: Back office or account manager, read: " + format_day(today) +
         ", grade: C }\n";
}

}  // namespace

Result<Template> overlay_template(const Family& family, const Pack& pack, const std::string& name,
                                  const std::string& file, Day today, Language language) {
  const auto content = file_content(pack.files.front());
  if (!content.ok()) return content.problems();
  const auto tree = parse_tree(content.value(), pack.files.front());
  if (!tree.ok()) return tree.problems();
  return Writer(tree.value(), pack, language)
      .take(head_of(family, pack, name, file, today, language));
}

}  // namespace xingji::typed
