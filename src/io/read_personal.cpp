#include "io/read_personal.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace xingji {
namespace {

constexpr auto words = std::to_array<std::string_view>(
    {"phone",    "mobile",    "telephone", "tel",       "cellphone", "fax",
     "address",  "addr",      "street",    "zip",       "zipcode",   "postcode",
     "postal",   "receiver",  "recipient", "consignee", "addressee", "email",
     "mail",     "wechat",    "weixin",    "qq",        "alipay",    "passport",
     "birthday", "birthdate", "idcard",    "idno",      "nickname",  "nick",
     "realname", "fullname",  "surname",   "cpf",       "ssn",       "ip"});

constexpr auto phrases = std::to_array<std::string_view>(
    {"buyer_name",      "customer_name",  "client_name",   "user_name", "member_name",
     "contact_name",    "first_name",     "last_name",     "full_name", "real_name",
     "given_name",      "family_name",    "id_number",     "id_card",   "id_no",
     "identity_number", "national_id",    "date_of_birth", "bank_card", "bank_account",
     "card_number",     "contact_number", "buyer_contact"});

constexpr auto parts = std::to_array<std::string_view>(
    {"姓名",   "手机",     "电话", "地址", "身份证", "收货人",     "收件人",
     "联系人", "联系方式", "邮箱", "微信", "邮编",   "昵称",       "旺旺",
     "支付宝", "银行卡",   "生日", "护照", "买家名", "买家会员名", "门牌"});

// Lower case, with underscores for whatever parts words: "Receiver Phone", "buyerName", "id-card".
std::string normalised(std::string_view name) {
  std::string text;
  bool was_lower = false;
  for (const char c : name) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    if (is_upper && was_lower) text.push_back('_');
    was_lower = c >= 'a' && c <= 'z';
    const bool parts_words = c == ' ' || c == '-' || c == '.' || c == '/';
    text.push_back(parts_words ? '_' : is_upper ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return text;
}

}  // namespace

bool is_personal_column(std::string_view name) {
  const std::string text = normalised(name);
  const std::string fenced = '_' + text + '_';
  const auto holds = [](const std::string& where, std::string_view what) {
    return where.find(what) != std::string::npos;
  };
  const auto own_words = split(text, '_');
  return std::any_of(own_words.begin(), own_words.end(),
                     [](std::string_view word) {
                       return std::find(words.begin(), words.end(), word) != words.end();
                     }) ||
         std::any_of(phrases.begin(), phrases.end(),
                     [&](std::string_view phrase) {
                       return holds(fenced, '_' + std::string(phrase) + '_');
                     }) ||
         std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return holds(text, part); });
}

std::span<const std::string_view> personal_words() { return words; }
std::span<const std::string_view> personal_phrases() { return phrases; }
std::span<const std::string_view> personal_parts() { return parts; }

}  // namespace xingji
